-- Who delivers, and what waits for its time (kernel/facts/subscribe).

-- Of several servers one matches and delivers. It says that it is alive; after a while of silence another takes its place.
create table facts.lease (
  tenant integer not null,
  name text not null,
  holder uuid,
  alive_at timestamptz,
  primary key (tenant, name)
);
-- Grows with each holder: what an earlier one still writes is not taken. In this table, not in the one above, because that
-- is written each second, and whoever moves a place on would be rolled back by it.
alter table facts.consumer add column term bigint not null default 0;

-- Each change of a subscription has the next number; they are given in the order of commits.
create sequence facts.subscription_revision;
alter table facts.subscription add column revision bigint not null default 0;
create index subscription_by_revision on facts.subscription (tenant, revision);

-- The newest state of an entity that a throttled subscription has not been told yet, and when it may be.
create table facts.throttled (
  tenant integer not null,
  subscription text collate "C" not null,
  entity text collate "C" not null,
  data jsonb not null,
  due_at timestamptz not null,
  primary key (tenant, subscription, entity),
  foreign key (tenant, subscription) references facts.subscription (tenant, id) on delete cascade
);
