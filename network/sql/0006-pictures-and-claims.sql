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

-- One case follows a project, whoever begins to: of two who do at once, the second finds the row.
create table network.build_out (
  project text collate "C" primary key,
  case_id uuid not null
);

-- The plan of a city that is being adopted: no other of that city is meanwhile, so that no demand is planned twice.
create table network.plan_adoption (
  city text collate "C" primary key,
  plan uuid not null,
  at timestamptz not null
);
