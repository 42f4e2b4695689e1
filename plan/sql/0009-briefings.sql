-- A monthly briefing as it was written. Rows are only added; what became of it is in its case.
create table plan.briefing (
  id uuid primary key,
  case_id uuid not null unique,
  -- YYYY-MM, and of its kind in the year
  month text collate "C" not null,
  number integer not null,
  content jsonb not null,
  -- SHA-256 of the canonical JSON of content
  digest bytea not null,
  made_at timestamptz not null,
  made_by text not null
);
create unique index briefing_number on plan.briefing (left(month, 4), number);

-- What was published of a briefing: frozen, one version after the other for each month. A version that was withdrawn
-- keeps its row and is not shown any more.
create table plan.publication (
  month text collate "C" not null,
  version integer not null,
  briefing uuid not null references plan.briefing (id),
  content jsonb not null,
  digest bytea not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (month, version)
);
-- One version of a month is shown.
create unique index publication_shown on plan.publication (month) where withdrawn_at is null;
