-- What a story has of its item, and which items tell the same story.

-- base is the item as the story has it, from which a newer version's changes are reckoned. correction is 1 while what
-- waits for the story mends a mistake. cluster is shared by items that tell one story; an item that somebody has split
-- off stands alone.
alter table item add column base text;
alter table item add column correction bigint not null default 0;
alter table item add column cluster {bytes};
alter table item add column alone bigint not null default 0;
create index item_by_cluster on item (cluster, changed, id);

-- Signs by which items of the same story are found; forgotten when they are too old to matter.
create table likeness (
    mark bigint not null,
    item {bytes} not null references item (id),
    at bigint not null,
    primary key (mark, item)
);
create index likeness_by_item on likeness (item);
create index likeness_by_time on likeness (at);
