-- Forms by which units report figures that no system records (填报表): what is asked, of whom, how often, and what is plausible.
create table plan.report_form (
  id uuid primary key,
  title text not null unique,
  -- What counts and what does not, in words.
  definition text not null,
  -- As people write it: 个, %, 亿元.
  unit text not null,
  -- month | quarter | half | year
  every text collate "C" not null,
  -- sum | mean: how the figures of units become one.
  total text collate "C" not null,
  -- up | down
  direction text collate "C" not null,
  decimals integer not null,
  -- A figure needs a document.
  documented boolean not null,
  working_days integer not null,
  minimum double precision,
  maximum double precision,
  -- Per cent against the period before, beyond which a figure has to be explained.
  most_change double precision,
  units text[] not null,
  -- Last days of the first and the last period.
  first_period date not null,
  last_period date not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  ended_why text
);

-- One report for each unit and period of a form: the case that asks for it.
create table plan.report (
  form uuid not null references plan.report_form,
  unit text not null,
  period date not null,
  case_id uuid not null unique,
  primary key (form, unit, period)
);
