-- What people think through: lines of proposed changes, kept as they were written. What they come to is computed in memory and
-- stands in no table; nothing here is ever read as a fact.
create schema scenarios;
create table scenarios.scenario (
  tenant integer not null,
  id uuid not null,
  name text not null,
  note text not null,
  changes jsonb not null,
  -- working days by which everything comes true later
  delay integer not null,
  author text not null,
  author_name text not null,
  organisation text,
  -- private: the author; organisation: whoever acts for the author's; house: whoever may read scenarios
  reach text not null check (reach in ('private', 'organisation', 'house')),
  synthetic boolean not null,
  version integer not null,
  -- the facts and cases that its lines were held against
  base_at timestamptz not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant, id)
);
create index scenario_changed on scenarios.scenario (tenant, changed_at desc);

-- What the newest evaluation of each said, as whoever evaluated it wrote it: a computed view, with the version of the scenario.
create table scenarios.result (
  tenant integer not null,
  scenario uuid not null,
  version integer not null,
  content jsonb not null,
  made_at timestamptz not null,
  primary key (tenant, scenario),
  foreign key (tenant, scenario) references scenarios.scenario on delete cascade
);
