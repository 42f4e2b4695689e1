-- Entity maps (ETSI GS CIM 009 V1.9.1, clauses 5.2.39 and 5.14): which entities a query speaks of, in the order of its pages.

create table facts.entity_map (
  tenant integer not null,
  id uuid not null,
  -- What was asked, without pages: later requests must ask the same (kernel/facts/maps/map-query.ts).
  query text not null,
  temporal boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant, id)
);
create index entity_map_expiry on facts.entity_map (expires_at);

-- A map of a million ids is read and written a thousand at a time. n = cardinality(ids), so that a page finds its place without them.
create table facts.entity_map_part (
  tenant integer not null,
  map uuid not null,
  part integer not null,
  ids text[] not null,
  n integer not null,
  primary key (tenant, map, part),
  foreign key (tenant, map) references facts.entity_map (tenant, id) on delete cascade
);

-- Snapshots (clauses 5.2.41 and 5.16): what queries found at one moment, under a tenant number of its own that no name leads to.
alter table facts.tenant add column snapshot boolean not null default false;
-- Of a snapshot, once its rows are there: what its queries came to. Written with them, so that nobody copies twice.
alter table facts.tenant add column results jsonb;

create table facts.snapshot (
  -- whose it is
  tenant integer not null,
  id text collate "C" not null,
  -- where its rows are
  data integer not null unique references facts.tenant (id),
  -- as it was asked for, in the request's words
  queries jsonb not null,
  -- for each query the selection that it means; null: a clone, of everything under the tenant number source
  selections jsonb,
  -- kept from being cleared as long as it is copied
  source integer,
  status text not null,
  details jsonb not null,
  lifetime text,
  priority smallint not null,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (tenant, id)
);
create index snapshot_preparing on facts.snapshot (created_at) where status = 'preparing';
create index snapshot_expiry on facts.snapshot (expires_at);
