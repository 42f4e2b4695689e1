-- Pictures of floor plans that designs of indoor systems are traced from. One that no design shows any more is given up.
create table network.floor_picture (
  id uuid primary key,
  media text collate "C" not null,
  -- Pixels.
  width integer not null,
  height integer not null,
  sha256 bytea not null,
  bytes bytea not null,
  saved_at timestamptz not null,
  saved_by text not null
);

-- What became of the rows of a ledger (taken in, changed, unchanged, rejected): kept beyond the job. Null until it is imported, and
-- of imports before this was kept.
alter table network.ledger_import add counts jsonb;
