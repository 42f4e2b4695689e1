-- Files of official statistics as they were imported, by their digest: the source of every figure that was read from them.
create table plan.statistics_file (
  sha256 bytea primary key,
  name text not null,
  bytes bytea not null,
  -- Field -> name of the column that gives it.
  mapping jsonb not null,
  -- Counts of rows, and the rejected ones with their reasons.
  report jsonb not null,
  imported_at timestamptz not null,
  imported_by text not null
);
