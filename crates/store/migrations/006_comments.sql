-- Comments: their authors, queues, reports, second looks, rules, mail, and what has been done to all of them.

-- author is who wrote it, if a browser keeps their token. typed are the words as first typed where a suggestion was taken.
-- held are the names of the rules that hold it (JSON). queue is the list it stands in for moderators (pending, held,
-- approved, rejected, removed) and turn its place there: when it came, or of a decided one when that was decided. section
-- and story_lang are its story's. answers are its approved answers, reports the open ones, reported when the first of them
-- came. look is when it was decided, while a second look is owed. asked and ask_due are of the outside service: when it
-- answered, and when to ask it next.
alter table comment add column author {bytes};
alter table comment add column typed text;
alter table comment add column lang text;
alter table comment add column held text;
alter table comment add column queue text not null default 'pending';
alter table comment add column turn bigint not null default 0;
alter table comment add column section text;
alter table comment add column story_lang text;
alter table comment add column answers bigint not null default 0 check (answers >= 0);
alter table comment add column reports bigint not null default 0 check (reports >= 0);
alter table comment add column reported bigint;
alter table comment add column look bigint;
alter table comment add column asked bigint;
alter table comment add column ask_due bigint not null default 0;
alter table comment add column ask_tries bigint not null default 0;

alter table comment_count add column removed bigint not null default 0 check (removed >= 0);
-- As they stand at its comments.
alter table comment_count add column section text;
alter table comment_count add column story_lang text;
update comment_count set
    section = (select section from published where published.story = comment_count.story),
    story_lang = (select lang from published where published.story = comment_count.story);

update comment set
    queue = state,
    turn = case when state = 'pending' then at else coalesce(decided, at) end,
    section = (select section from comment_count where comment_count.story = comment.story),
    story_lang = (select story_lang from comment_count where comment_count.story = comment.story),
    answers = (select count(*) from comment answer where answer.parent = comment.id and answer.state = 'approved');

drop index comment_by_story;
drop index comment_by_parent;
drop index comment_by_arrival;
drop index comment_by_decision;

-- A thread, in its orders. A first comment has its place while readers see it or an answer to it.
create index comment_first on comment (story, at, id)
    where parent is null and (state = 'approved' or answers > 0);
create index comment_first_by_answers on comment (story, answers, at, id)
    where parent is null and (state = 'approved' or answers > 0);
create index comment_answer on comment (parent, at, id) where parent is not null and state = 'approved';
create index comment_below on comment (parent) where parent is not null;
create index comment_by_story on comment (story, queue, turn, id);
-- The queues, with their filters.
create index comment_in_queue on comment (queue, turn, id);
create index comment_in_queue_by_lang on comment (queue, story_lang, turn, id);
create index comment_in_queue_by_section on comment (queue, section, turn, id);
create index comment_in_queue_by_both on comment (queue, story_lang, section, turn, id);
create index comment_reported on comment (reported, id) where reported is not null;
create index comment_to_look_at on comment (look, id) where look is not null;
create index comment_to_ask_about on comment (ask_due, id) where asked is null and state = 'pending';
-- An author's own.
create index comment_by_author on comment (author, at, id) where author is not null;
create index comment_own on comment (author, story, at, id)
    where author is not null and (state = 'pending' or state = 'rejected');
-- What retention gives up.
create index comment_with_address on comment (at, id) where address is not null;

-- By which rules a comment is or was held, for the queue of one rule.
create table comment_held (
    comment {bytes} not null references comment (id),
    rule text not null,
    queue text not null,
    turn bigint not null,
    primary key (comment, rule)
);
create index comment_held_in_queue on comment_held (rule, queue, turn, comment);

-- Whoever comments, by the token that their browser keeps. address is verified: a link sent to it was opened.
create table author (
    id {bytes} primary key,
    name text not null,
    address text unique,
    since bigint not null,
    pending bigint not null default 0 check (pending >= 0),
    approved bigint not null default 0 check (approved >= 0),
    rejected bigint not null default 0 check (rejected >= 0),
    change bigint not null
);
-- The browsers of an author, by the hash of the cookie's token.
create table author_token (
    token {bytes} primary key,
    author {bytes} not null references author (id),
    began bigint not null,
    used bigint not null
);
create index author_token_by_author on author_token (author);
create index author_token_by_use on author_token (used);
-- Links that sign an author in, by the hash of their token; each works once.
create table sign_in_link (
    token {bytes} primary key,
    address text not null,
    lang text not null,
    made bigint not null
);
create index sign_in_link_by_address on sign_in_link (address, made);
create index sign_in_link_by_time on sign_in_link (made);

-- Who may not comment, and until when (always, if null). address is the hash of a verified address: whoever has the
-- author removed and comes back with the same address is still banned.
create table ban (
    author {bytes} primary key,
    address {bytes},
    until bigint,
    reason text not null,
    at bigint not null,
    person {bytes} not null
);
create index ban_by_address on ban (address) where address is not null;

-- What readers report. reporter is a keyed hash.
create table comment_report (
    comment {bytes} not null references comment (id),
    reporter {bytes} not null,
    at bigint not null,
    why text not null,
    note text not null,
    settled bigint,
    settled_by {bytes},
    primary key (comment, reporter)
);
create index comment_report_settled on comment_report (settled) where settled is not null;

-- What was done to comments, authors and stories' comments, from which state to which, by whom (nobody: the author, the
-- outside service or retention, as what says). overturned is whose decision it changed. Lines are only ever added; words
-- of a reason go with the comment they are about.
create table moderation (
    subject {bytes} not null,
    change bigint not null,
    kind text not null,
    at bigint not null,
    person {bytes},
    what text not null,
    was text,
    became text,
    reason text,
    overturned {bytes},
    primary key (subject, change)
);
create index moderation_by_time on moderation (at, subject, change);
insert into moderation (subject, change, kind, at, person, what, became, reason)
    select comment, change, 'comment', at, person, 'judged', state, reason from comment_log;
drop table comment_log;

-- Second looks at decisions, by somebody who did not know the first.
create table comment_look (
    comment {bytes} not null references comment (id),
    change bigint not null,
    at bigint not null,
    first_by {bytes} not null,
    first text not null,
    second_by {bytes} not null,
    second text not null,
    primary key (comment, change)
);
create index comment_look_by_time on comment_look (at);

-- The rules for comments on stories of a language, every version. rules is JSON.
create table comment_rules (
    lang text not null,
    version bigint not null,
    rules text not null,
    at bigint not null,
    person {bytes} not null,
    primary key (lang, version)
);

-- Where a story's comments differ from the newsroom's settings.
create table story_comments (
    story {bytes} primary key references story (id),
    policy text,
    closes bigint,
    change bigint not null
);

-- Letters to authors that have not left yet. comment is the one they are about.
create table mail (
    id {bytes} primary key,
    address text not null,
    subject text not null,
    text text not null,
    comment {bytes},
    made bigint not null,
    due bigint not null,
    tries bigint not null,
    error text
);
create index mail_by_due on mail (due, id);
create index mail_by_address on mail (address);

-- Comments that came from another system. waits_for is the source's id of the comment it answers, while that has not come.
create table comment_import (
    source text not null,
    source_id text not null,
    comment {bytes} not null references comment (id),
    waits_for text,
    primary key (source, source_id)
);
create index comment_import_waiting on comment_import (source, waits_for) where waits_for is not null;
create index comment_import_by_comment on comment_import (comment);
