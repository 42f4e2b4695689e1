-- Ledgers (xlsx) of offices as they were taken over; the file itself is among the kept files, by the same digest.
create table plan.ledger (
  sha256 bytea primary key,
  name text not null,
  -- Which columns of which sheets give what, and which task a person said a row is.
  mapping jsonb not null,
  -- Every row that names a task: its case, what was done, why not.
  report jsonb not null,
  imported_at timestamptz not null,
  imported_by text not null
);

-- What rows of ledgers said of tasks: each is said once, whoever brings it and however often.
create table plan.ledger_statement (
  case_id uuid not null,
  -- SHA-256 of the canonical JSON of what was said and as what.
  digest bytea not null,
  ledger bytea not null,
  said_at timestamptz not null,
  primary key (case_id, digest)
);
