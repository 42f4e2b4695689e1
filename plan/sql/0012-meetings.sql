-- A meeting, as it is now; how it came to be so is in the journal of its case. Times may move, its id never does.
create table plan.meeting (
  id uuid primary key,
  case_id uuid not null unique,
  kind text collate "C" not null check (kind in ('leading-group', 'topic', 'progress')),
  title text not null,
  place text not null,
  chair text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- Who attends; null: the units that report what is on the agenda.
  units text[],
  -- {id, workingDay}: held every month on its so-manieth working day; period is the month (YYYY-MM) that this one is for.
  series jsonb,
  period text collate "C",
  -- What the secretary changed of the proposed agenda.
  edits jsonb not null,
  -- SEQUENCE and DTSTAMP of its event (RFC 5545, 3.8.7.4 and 3.8.7.2).
  sequence integer not null,
  changed_at timestamptz not null,
  announced boolean not null,
  -- Counts its changes: whoever changes it says which version they saw.
  version integer not null,
  check (starts_at < ends_at)
);
-- Of a series one meeting is held for a month.
create unique index meeting_period on plan.meeting ((series ->> 'id'), period) where series is not null;
create index meeting_time on plan.meeting (starts_at);

-- An agenda as it was sent out, with its figures. Rows are only added.
create table plan.agenda (
  meeting uuid not null references plan.meeting (id),
  version integer not null,
  content jsonb not null,
  -- SHA-256 of the canonical JSON of content
  digest bytea not null,
  issued_at timestamptz not null,
  issued_by text not null,
  primary key (meeting, version)
);

-- What is being written down while a meeting is held; whoever saves says which revision they saw.
create table plan.minutes_draft (
  meeting uuid primary key references plan.meeting (id),
  revision integer not null,
  content jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null
);

-- Minutes as they were issued. Rows are only added: a correction is a version of its own, with its reason.
create table plan.minutes (
  meeting uuid not null references plan.meeting (id),
  version integer not null,
  -- 〔year〕number, of its kind in the year; all versions have the same.
  year integer not null,
  number integer not null,
  content jsonb not null,
  digest bytea not null,
  reason text not null,
  issued_at timestamptz not null,
  issued_by text not null,
  primary key (meeting, version)
);
create unique index minutes_number on plan.minutes (year, number) where version = 1;

-- Secret links to a calendar: of a unit, or (null) of the office. Of the secret only its SHA-256 is kept.
create table plan.calendar_feed (
  id uuid primary key,
  hash bytea not null unique,
  unit text,
  made_at timestamptz not null,
  made_by text not null,
  revoked_at timestamptz
);
