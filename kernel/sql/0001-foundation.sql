-- Facts, audit, measures, cases and identity. Every hot table's key begins with (tenant, sid),
-- where sid = hash(tenant, id) mod 256 is made by the application: the shard key of a larger installation.

create schema facts;

create table facts.provenance (
  id integer generated always as identity primary key,
  actor text not null,
  organisation text,
  source text not null,
  synthetic boolean not null,
  unique nulls not distinct (actor, organisation, source, synthetic)
);

-- doc: attribute name -> stored fact (kernel/facts/store/stored-fact.ts). Nothing is indexed on it: that would end HOT updates.
create table facts.entity (
  tenant integer not null,
  sid smallint not null,
  id text collate "C" not null,
  types text[] not null,
  doc jsonb not null,
  version bigint not null,
  -- false: known from history only, or deleted
  present boolean not null,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  primary key (tenant, sid, id)
) with (fillfactor = 70);
create index entity_types on facts.entity using gin (types);

-- A separate table keeps updates of other attributes HOT; the box only narrows, exact geometry is decided in TypeScript.
create table facts.place (
  tenant integer not null,
  sid smallint not null,
  id text collate "C" not null,
  attribute text collate "C" not null,
  bounds box not null,
  primary key (tenant, sid, id, attribute)
);
create index place_bounds on facts.place using gist (bounds);

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
);
create index history_instance on facts.history (tenant, instance);

-- The change feed. Rows are inserted under the lock of the audit chain, so seq is the order of commits and has no holes to come.
create table facts.change (
  seq bigint generated always as identity primary key,
  tenant integer not null,
  at timestamptz not null,
  entity text not null,
  types text[] not null,
  attributes text[] not null,
  deleted boolean not null
);

create table facts.consumer (
  name text primary key,
  seq bigint not null
);

create schema audit;

create table audit.entry (
  tenant integer not null,
  sequence bigint not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  resource text not null,
  -- SHA-256 of the canonical JSON of what was done
  payload_hash bytea not null,
  previous bytea not null,
  hash bytea not null,
  primary key (tenant, sequence)
);

create table audit.head (
  tenant integer primary key,
  sequence bigint not null,
  hash bytea not null
);

insert into audit.head values (1, 0, decode(repeat('00', 32), 'hex'));

create schema measures;

create table measures.definition (
  code text not null,
  version integer not null,
  pack text not null,
  definition jsonb not null,
  defined_at timestamptz not null,
  primary key (code, version)
);

-- Evidence is the set of fact instances used: 16 bytes each. A keyframe (base null) lists all in added;
-- other rows list what came and went against their base.
create table measures.measurement (
  tenant integer not null,
  id uuid not null,
  code text not null,
  version integer not null,
  -- the time that the facts speak of: now, or the end of a past period
  at timestamptz not null,
  evaluated_at timestamptz not null,
  period text not null,
  value double precision,
  status text not null,
  tier text not null,
  synthetic boolean not null,
  facts integer not null,
  root bytea not null,
  base uuid,
  added bytea not null,
  dropped bytea not null,
  audit_sequence bigint not null,
  primary key (tenant, id)
);
create index measurement_series on measures.measurement (tenant, code, version, period, audit_sequence desc);

-- Measures whose past is kept: the end of each quarter since a day.
create table measures.series (
  code text primary key,
  since date not null
);

create schema cases;

create table cases.case (
  tenant integer not null,
  id uuid not null,
  type text not null,
  state text not null,
  data jsonb not null,
  owner text,
  opened_at timestamptz not null,
  due_at timestamptz,
  final_due_at timestamptz,
  closed_at timestamptz,
  version integer not null,
  primary key (tenant, id)
);
create index case_type_state on cases.case (tenant, type, state);

-- Only ever appended to.
create table cases.journal (
  tenant integer not null,
  case_id uuid not null,
  sequence integer not null,
  at timestamptz not null,
  actor text not null,
  transition text not null,
  from_state text,
  to_state text not null,
  note text not null,
  primary key (tenant, case_id, sequence)
);

create schema identity;

-- Secrets are kept as SHA-256 only: they are random and long, so no salt or stretching is needed.
create table identity.credential (
  hash bytea primary key,
  kind text not null check (kind in ('link', 'session', 'key')),
  actor jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
