-- What the owner of an indicator says of its data (the five points of assurance, and rules of its own), every version of it.
create table measures.assurance (
  tenant integer not null,
  code text not null,
  version integer not null,
  points jsonb not null,
  -- null: the rules that the definition brings
  rules jsonb,
  stated_at timestamptz not null,
  stated_by text not null,
  stated_by_name text not null,
  primary key (tenant, code, version)
);

-- What the rules found in the facts of a measurement; a later finding about the same measurement is a row of its own.
create table measures.quality (
  tenant integer not null,
  measurement uuid not null,
  number integer not null,
  findings jsonb not null,
  checked_at timestamptz not null,
  primary key (tenant, measurement, number)
);
