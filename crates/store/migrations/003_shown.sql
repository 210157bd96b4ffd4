-- Which pictures the public stories show, and have shown: a picture goes with the last story that showed it.

-- live is 1 while readers see the story with the picture in it, and 0 afterwards.
create table shown (
    picture text not null,
    story {bytes} not null references story (id),
    live bigint not null,
    primary key (picture, story)
);
create index shown_by_story on shown (story);
