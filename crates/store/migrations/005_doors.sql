-- The doors of the wires, and the black box.

-- Bytes of deliveries (deflated), each text once however often it came. used is when it last came.
create table raw_bytes (
    hash {bytes} primary key,
    deflated {bytes} not null,
    used bigint not null
);
create index raw_by_hash on raw (hash);
insert into raw_bytes (hash, deflated, used)
    select hash, deflated, received from raw
    where not exists (select 1 from raw as earlier where earlier.hash = raw.hash and earlier.seq < raw.seq);
alter table raw drop column deflated;

-- When the bytes of a delivery were given up, by the newsroom's policy; its line stays.
alter table raw add column expired bigint;
-- What there is to say of a delivery as a whole, if anything: how it was read, how many items it gave, remarks on all of it.
alter table raw add column format text;
alter table raw add column items bigint;
alter table raw add column remarks text;
create index raw_by_source on raw (source, seq);
create index raw_by_age on raw (source, received) where expired is null;
create index raw_noted on raw (seq) where items is not null;
create index item_version_by_raw on item_version (raw);

-- What is remembered about each door that somebody has to open, between two openings. memory is the door's own (JSON).
create table door_state (
    source text not null,
    door text not null,
    asked bigint,
    answered bigint,
    next bigint,
    failures bigint not null,
    error text,
    memory text,
    primary key (source, door)
);
insert into door_state (source, door, asked, answered, next, failures, error)
    select source, 'feed', asked, answered, next, failures, error from feed_state;
drop table feed_state;

-- When doors opened, failed and opened again, and when a wire went quiet.
create table door_log (
    id {bytes} primary key,
    source text not null,
    door text not null,
    at bigint not null,
    what text not null,
    detail text not null
);
create index door_log_by_source on door_log (source, at, id);
create index door_log_by_time on door_log (at, id);
