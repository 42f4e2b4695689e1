-- Subscriptions and what they have to deliver (kernel/facts/subscribe).

-- What followers need to tell an entity as this change left it: attribute -> the stored fact that was there before, null: none.
alter table facts.change add column was jsonb;
-- The entity was not there before.
alter table facts.change add column created boolean not null default false;

create table facts.subscription (
  tenant integer not null,
  id text collate "C" not null,
  -- kernel/facts/subscribe/subscription.ts
  definition jsonb not null,
  -- Changes up to this one are none of its business.
  since bigint not null,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  times_sent bigint not null default 0,
  times_failed bigint not null default 0,
  last_notification timestamptz,
  last_success timestamptz,
  last_failure timestamptz,
  primary key (tenant, id)
);

-- A notification that is not delivered yet, or that was given up (dead_at). Written together with the cursor of
-- facts.consumer, deleted once the endpoint has taken it; id is the order of one subscription's notifications.
create table facts.delivery (
  id bigint generated always as identity primary key,
  tenant integer not null,
  subscription text collate "C" not null,
  entity text collate "C" not null,
  notification jsonb not null,
  dead_at timestamptz,
  fault text,
  foreign key (tenant, subscription) references facts.subscription (tenant, id) on delete cascade
);
create index delivery_subscription on facts.delivery (tenant, subscription, id);
create index delivery_dead on facts.delivery (dead_at) where dead_at is not null;

insert into facts.consumer (name, seq) select 'facts.subscriptions', coalesce(max(seq), 0) from facts.change;
