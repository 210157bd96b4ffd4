-- What a name over a comment looks like (UTS #39's skeleton, folded), so that one that is made to be read as another is found
-- however long the thread is. Comments from before are not compared.
alter table comment add column name_look text;
create index comment_by_look on comment (story, name_look, name) where name_look is not null;
