-- What matters in a picture as a story shows it (as its address spells it, 30x70; absent in old rows: the middle), until when
-- it may be shown, and whether its usual sizes have been made (1: as WebP; 2: as AVIF too).
alter table shown add column focus text;
alter table shown add column expires bigint;
alter table shown add column made bigint not null default 0;
create index shown_unmade on shown (made, picture) where made < 2;
