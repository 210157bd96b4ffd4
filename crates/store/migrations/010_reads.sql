-- Reads by class and referrer. Each report falls in one class, so the classes of an hour add up to all that was reported.

-- hour counts the hours since 1970-01-01T00:00Z, day is 20261123 for 2026-11-23 (UTC). lang and section are those of the story
-- when it was first entered there, empty if it was not public any more. Classes and referrers are numbered as in
-- crates/store/src/reads/report.rs. n is above 0.
create table reads_hour (
    hour bigint not null,
    story {bytes} not null,
    lang text not null,
    section text not null,
    referrer bigint not null,
    class bigint not null,
    n bigint not null,
    primary key (hour, story, referrer, class)
);

create table reads_day (
    day bigint not null,
    story {bytes} not null,
    lang text not null,
    section text not null,
    referrer bigint not null,
    class bigint not null,
    n bigint not null,
    primary key (day, story, referrer, class)
);

-- What was counted before there were classes: a visit set aside was a machine's by its own words. hour was an instant in
-- microseconds.
insert into reads_hour (hour, story, lang, section, referrer, class, n)
select r.hour / 3600000000, r.story, coalesce(p.lang, ''), coalesce(p.section, ''), 0, 0, r.counted
from reads r left join published p on p.story = r.story where r.counted > 0;
insert into reads_hour (hour, story, lang, section, referrer, class, n)
select r.hour / 3600000000, r.story, coalesce(p.lang, ''), coalesce(p.section, ''), 0, 2, r.aside
from reads r left join published p on p.story = r.story where r.aside > 0;
drop table reads;

-- Days up to this one have been added up.
insert into watermark (name, seq) values ('reads_day', 0);
