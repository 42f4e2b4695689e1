create schema plan;

-- A document as it was uploaded: every span of every plan in it points into `text`.
create table plan.document (
  id uuid primary key,
  name text not null,
  sha256 bytea not null,
  media text not null,
  encoding text not null,
  bytes bytea not null,
  text text not null,
  imported_at timestamptz not null,
  imported_by text not null,
  synthetic boolean not null
);

-- A plan in a document. Removed plans keep their row: the log refers to them.
create table plan.plan (
  id uuid primary key,
  document uuid not null references plan.document (id),
  ordinal integer not null,
  sha256 bytea not null,
  compiled jsonb not null,
  state text not null check (state in ('draft', 'live', 'removed')),
  unique (document, ordinal)
);
-- The same document cannot be on the board twice.
create unique index plan_once on plan.plan (sha256, ordinal) where state <> 'removed';

create table plan.task (
  plan uuid not null references plan.plan (id),
  item text not null,
  case_id uuid not null,
  primary key (plan, item)
);

create table plan.binding (
  plan uuid not null references plan.plan (id),
  target text not null,
  measure text not null,
  bound_at timestamptz not null,
  bound_by text not null,
  primary key (plan, target)
);
