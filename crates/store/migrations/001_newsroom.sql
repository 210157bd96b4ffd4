-- The newsroom: wire, stories, what is public, comments, people, alarms.
-- One text for SQLite and PostgreSQL. Ids are 16 bytes, instants are microseconds since 1970, flags are 0 and 1, JSON is
-- text that only Rust reads. A column named change counts the changes of its row and guards the next one.

-- Numbers given out in the order in which transactions commit (a sequence would give them out earlier, and a follower
-- that has seen 7 could miss a 6 that commits later), and how far each follower of the outbox has come.
create table watermark (
    name text primary key,
    seq bigint not null
);
insert into watermark (name, seq) values ('raw', 0), ('outbox', 0);

-- Deliveries, byte for byte (deflated), in the order they came.
create table raw (
    id {bytes} primary key,
    seq bigint not null unique,
    source text not null,
    door text not null,
    name text not null,
    received bigint not null,
    hash {bytes} not null,
    size bigint not null,
    deflated {bytes} not null
);

-- The wire basket: one row an item, as of its highest version. known_by is the hash of what makes it the same item.
create table item (
    id {bytes} primary key,
    source text not null,
    known_by {bytes} not null,
    raw {bytes} not null references raw (id),
    format text not null,
    state text not null,
    lang text,
    item text not null,
    remarks text not null,
    received bigint not null,
    changed bigint not null,
    story {bytes} unique,
    update_waiting bigint not null,
    change bigint not null,
    unique (source, known_by)
);
create index item_by_change on item (changed, id);
create index item_by_source on item (source, changed, id);
create index item_by_lang on item (lang, changed, id);
create index item_by_state on item (state, changed, id);

-- Every version that has been taken in, whatever became of it.
create table item_version (
    item {bytes} not null references item (id),
    change bigint not null,
    raw {bytes} not null references raw (id),
    format text not null,
    at bigint not null,
    content text not null,
    remarks text not null,
    primary key (item, change)
);

-- Stories at the desk, as of their latest revision.
create table story (
    id {bytes} primary key,
    item {bytes} unique,
    follows {bytes},
    state text not null,
    standing text not null,
    due bigint,
    revision bigint not null,
    actor text not null,
    person {bytes},
    lang text,
    headline text not null,
    content text not null,
    live text,
    corrections text not null,
    killed bigint not null,
    changed bigint not null,
    change bigint not null
);
create index story_by_change on story (changed, id);
create index story_by_state on story (state, changed, id);
create index story_by_lang on story (lang, changed, id);
create index story_by_hour on story (due);
create index story_by_forerunner on story (follows);

-- Revisions are only ever added.
create table revision (
    story {bytes} not null references story (id),
    number bigint not null,
    at bigint not null,
    actor text not null,
    person {bytes},
    content text not null,
    primary key (story, number)
);

-- Who did what. Lines are only ever added.
create table story_log (
    story {bytes} not null references story (id),
    change bigint not null,
    line bigint not null,
    at bigint not null,
    actor text not null,
    person {bytes},
    what text not null,
    detail text not null,
    primary key (story, change, line)
);

-- Every address that a story has ever had. It is never given to another one.
create table address (
    lang text not null,
    slug text not null,
    story {bytes} not null references story (id),
    since bigint not null,
    primary key (lang, slug)
);

-- What readers may see, once its embargo is over.
create table published (
    story {bytes} primary key references story (id),
    lang text not null,
    section text not null,
    slug text not null,
    embargo bigint,
    first_published bigint not null,
    live text not null,
    content text not null,
    corrections text not null,
    follows {bytes}
);
create index published_by_time on published (first_published, story);
create index published_by_lang on published (lang, first_published, story);
create index published_by_section on published (lang, section, first_published, story);

-- What is left of a withdrawn story until it is published again.
create table tombstone (
    story {bytes} primary key references story (id),
    lang text not null,
    withdrawal text not null
);

-- What has become public or ceased to be, for whatever is derived from it (the search index).
create table outbox (
    seq bigint primary key,
    kind text not null,
    story {bytes} not null references story (id),
    at bigint not null
);

-- Readers' comments. decided is when the state was last set by somebody; of one shown at once, when it came.
create table comment (
    id {bytes} primary key,
    story {bytes} not null references story (id),
    parent {bytes} references comment (id),
    name text not null,
    address text,
    text text not null,
    state text not null,
    reason text,
    at bigint not null,
    decided bigint,
    decided_by {bytes},
    change bigint not null
);
create index comment_by_story on comment (story, state, at, id);
create index comment_by_parent on comment (parent, at, id);
create index comment_by_arrival on comment (state, at, id);
create index comment_by_decision on comment (state, decided, id);

-- How many comments of a story stand where; changed together with them.
create table comment_count (
    story {bytes} primary key references story (id),
    pending bigint not null default 0 check (pending >= 0),
    approved bigint not null default 0 check (approved >= 0),
    rejected bigint not null default 0 check (rejected >= 0)
);

-- What moderators decided. Lines are only ever added.
create table comment_log (
    comment {bytes} not null references comment (id),
    change bigint not null,
    at bigint not null,
    person {bytes} not null,
    state text not null,
    reason text,
    primary key (comment, change)
);

-- The desk's people. password is a PHC string (Argon2id).
create table person (
    id {bytes} primary key,
    login text not null unique,
    name text not null,
    role text not null,
    password text not null,
    added bigint not null
);

-- Who is signed in, by the hash of the cookie's token.
create table session (
    token {bytes} primary key,
    person {bytes} not null references person (id),
    began bigint not null,
    used bigint not null
);
create index session_by_person on session (person);

-- What the desk must be told, once: fingerprint is of all that makes two alarms the same.
create table alarm (
    id {bytes} primary key,
    fingerprint {bytes} not null unique,
    at bigint not null,
    kind text not null,
    source text not null,
    item {bytes},
    story {bytes},
    detail text not null,
    settled bigint,
    settled_by {bytes}
);
create index alarm_by_time on alarm (settled, at, id);

-- What is remembered about each polled feed.
create table feed_state (
    source text primary key,
    etag text,
    last_modified text,
    asked bigint,
    answered bigint,
    next bigint,
    failures bigint not null,
    error text
);
