create schema jobs;

-- Later work. alive_at is the database's clock, for servers on several machines share it; the other times are the application's.
create table jobs.job (
  tenant integer not null,
  id uuid not null,
  -- <pack>.<job>
  type text not null,
  -- at most one unfinished job of a type has the same key
  key text,
  input jsonb not null,
  actor jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  progress jsonb,
  result jsonb,
  problem jsonb,
  -- the server that works on it, and the number of the try
  runner uuid,
  attempt smallint not null,
  alive_at timestamptz,
  cancelled_by text,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (tenant, id)
);
create unique index job_key on jobs.job (tenant, type, key) where state in ('waiting', 'running');
create index job_unfinished on jobs.job (tenant, asked_at) where state in ('waiting', 'running');
create index job_type on jobs.job (tenant, type, asked_at desc);
