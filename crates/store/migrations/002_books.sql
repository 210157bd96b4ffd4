-- The books: reads by story and hour, and how far each read log has been entered.

-- hour is the instant it begins. counted are reads by the definition in docs/reads.md, aside are machines' visits.
create table reads (
    story {bytes} not null,
    hour bigint not null,
    counted bigint not null,
    aside bigint not null,
    primary key (story, hour)
);

-- The sums of the above, so that opening a large archive does not add up all its hours.
create table reads_total (
    story {bytes} primary key,
    counted bigint not null,
    aside bigint not null
);

-- A read log by its id, and the place up to which it has been entered: the day of the segment (2026-11-23 as 20261123)
-- and the bytes of it.
create table reads_log (
    id {bytes} primary key,
    day bigint not null,
    place bigint not null
);
