-- Coverage cases and what was computed of them. Neither is ever changed: a moved site is a case of its own.
create schema network;

create table network.coverage_case (
  id uuid primary key,
  name text not null,
  model text collate "C" not null check (model in ('itm', 'p1812', '38901')),
  -- Heights from the configured folder, or the synthetic town.
  terrain text collate "C" not null check (terrain in ('folder', 'synthetic')),
  -- The case as `yuheng network coverage --case` reads it.
  given jsonb not null,
  -- GeoJSON MultiPolygon over which shares are counted; null: the box around the sites.
  area jsonb,
  -- Names of what was assumed because no fact says it.
  assumed text[] not null,
  -- The case that this one changes.
  parent uuid references network.coverage_case (id),
  synthetic boolean not null,
  created_at timestamptz not null,
  created_by text not null
);

create table network.coverage_run (
  id uuid primary key,
  case_id uuid not null references network.coverage_case (id),
  -- Id of the job that computes it.
  job text not null,
  asked_at timestamptz not null,
  asked_by text not null,
  -- All null until it is computed.
  finished_at timestamptz,
  summary jsonb,
  -- Grid, sites in metres and settings: with the bands, all that is needed to go on from it.
  setup jsonb,
  -- SHA-256 of case, model, heights and buildings.
  input_hash bytea
);
create index coverage_run_of_case on network.coverage_run (case_id, asked_at desc);

-- Rows of a computed coverage from south to north, deflated: what each pixel keeps, and its heights.
create table network.coverage_band (
  run_id uuid not null references network.coverage_run (id),
  number integer not null,
  bytes bytea not null,
  primary key (run_id, number)
);
