-- By what readers find stories: topics, authors, forms, language editions and days; and the public versions of a story.

-- filed is 1 once a story stands in the tables below (those of before are entered at the first start), modified when what
-- readers see last changed in substance.
alter table published add column form text not null default 'news';
alter table published add column modified bigint not null default 0;
alter table published add column filed bigint not null default 0;
create index published_by_form on published (lang, form, first_published, story);
create index published_unfiled on published (story) where filed = 0;

-- The public stories of a topic or an author, in the order of lists. kind is topic or author; slug is made of the label.
create table filed (
    kind text not null,
    lang text not null,
    slug text not null,
    first_published bigint not null,
    story {bytes} not null references story (id),
    primary key (kind, lang, slug, first_published, story)
);
create index filed_by_story on filed (story);

-- The topics and authors that have public stories: the label as it was last written, how many, and the newest.
create table named (
    kind text not null,
    lang text not null,
    slug text not null,
    label text not null,
    stories bigint not null check (stories >= 0),
    latest bigint not null,
    primary key (kind, lang, slug)
);
create index named_by_stories on named (kind, lang, stories);

-- How many public stories of a language were first published in a span of time, and when one of them last changed. span is
-- its length in seconds: a quarter of an hour (of which every zone's days are made) or a day of UTC. first is when it begins.
create table shelf (
    lang text not null,
    span bigint not null,
    first bigint not null,
    stories bigint not null check (stories >= 0),
    changed bigint not null,
    primary key (lang, span, first)
);

-- Whose other language's edition a story is.
create table edition (
    story {bytes} primary key references story (id),
    original {bytes} not null
);
create index edition_by_original on edition (original);

-- What readers have seen of a story, from the first publication on: the revision, and what they were told of the change.
-- kind is absent of the first. mends is 1 of what the page of corrections lists.
create table version (
    story {bytes} not null references story (id),
    number bigint not null,
    at bigint not null,
    revision bigint not null,
    lang text not null,
    kind text,
    note text not null,
    mends bigint not null,
    primary key (story, number)
);
create index version_mends on version (lang, at, story) where mends = 1;

-- What was read in the last hours.
create index reads_by_hour on reads (hour, story);
