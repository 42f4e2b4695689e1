-- History by time: what was there stays in one partition up to the end of this month, as it lies; then one a month
-- (kernel/facts/store/history-partitions.ts). Times outside of all of them, far in the future mostly, have the rest.
-- Keys and indexes are as before, so a larger installation shards by (tenant, sid) with the same statements.

-- An entity of a few kilobytes stays as it is: compressing it took more of the processor than all the rest of a write.
alter table facts.entity set (toast_tuple_target = 8160);

-- Pages of a query are in the order of ids.
create index entity_id on facts.entity (tenant, id);

alter table facts.history rename to history_past;
alter table facts.history_past rename constraint history_pkey to history_past_pkey;
alter index facts.history_instance rename to history_past_instance;

-- Only ever appended to. at = observedAt, else the time of recording. fact null: the attribute ended.
create table facts.history (
  tenant integer not null,
  sid smallint not null,
  id text collate "C" not null,
  attribute text collate "C" not null,
  at timestamptz not null,
  instance uuid not null,
  fact jsonb,
  primary key (tenant, sid, id, attribute, at, instance)
) partition by range (at);
create index history_instance on facts.history (tenant, instance);
create table facts.history_rest partition of facts.history default;

with late as (
  delete from facts.history_past where at >= date_trunc('month', now(), 'UTC') + interval '1 month' returning *
)
insert into facts.history select * from late;

alter table facts.history attach partition facts.history_past
  for values from (minvalue) to (date_trunc('month', now(), 'UTC') + interval '1 month');

-- Numbers by the hour, for hours that have ended (kernel/facts/store/history-hours.ts). They outlive the history they were made of.
create table facts.history_hour (
  tenant integer not null,
  sid smallint not null,
  id text collate "C" not null,
  attribute text collate "C" not null,
  hour timestamptz not null,
  count bigint not null,
  sum double precision not null,
  minimum double precision not null,
  maximum double precision not null,
  primary key (tenant, sid, id, attribute, hour)
);

-- Hours that have ended and got more history since.
create table facts.history_late (
  tenant integer not null,
  sid smallint not null,
  id text collate "C" not null,
  attribute text collate "C" not null,
  hour timestamptz not null,
  touched timestamptz not null,
  primary key (tenant, sid, id, attribute, hour)
);

-- All hours before are rolled up, but for those in history_late.
create table facts.history_rolled (
  tenant integer primary key,
  until timestamptz not null
);

-- What ended in a span of time lies together, more or less.
create index history_time on facts.history using brin (at);

insert into facts.history_late
select distinct tenant, sid, id, attribute, date_trunc('hour', at, 'UTC'), now() from facts.history
where at < now() and jsonb_typeof(fact -> 'v') = 'number';
