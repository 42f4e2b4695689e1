-- Ledgers that were sent to be imported, and what became of their rows.
create table network.ledger_import (
  -- Id of the job that imports it.
  job text primary key,
  name text not null,
  kind text collate "C" not null,
  sha256 bytea not null,
  -- Field -> name of the column that gives it.
  mapping jsonb not null,
  coordinates text collate "C" not null,
  sent_at timestamptz not null,
  sent_by text not null,
  -- The file, until it is imported.
  bytes bytea,
  -- All rows that were rejected, with their reasons; null until it is imported.
  rejected jsonb
);
