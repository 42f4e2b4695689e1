-- Cases of a case, who takes part in it, the level of its gravest notice, and when its deadlines have to be looked at next.
alter table cases.case
  add column parent uuid,
  add column participants text[] not null default '{}',
  add column notice text,
  add column next_at timestamptz;
create index case_parent on cases.case (tenant, parent) where parent is not null;
create index case_owner on cases.case (tenant, owner) where closed_at is null;
create index case_participant on cases.case using gin (participants) where closed_at is null;
create index case_next on cases.case (tenant, next_at) where next_at is not null;
-- Those that were open before there were notices are looked at once.
update cases.case set next_at = opened_at where closed_at is null;

-- detail: what was said with the step; terms: owner, participants and due time where the step set them.
alter table cases.journal
  add column detail jsonb not null default '{}',
  add column terms jsonb;

-- One row for each rung of the ladder that was told; the key keeps a deadline from being told twice.
create table cases.notice (
  tenant integer not null,
  case_id uuid not null,
  number integer not null,
  rule text not null,
  level text not null,
  -- what it is about: the due time, or the line of the journal that called for it
  occasion text not null,
  rung integer not null,
  party text not null,
  unit text,
  issued_at timestamptz not null,
  due_at timestamptz,
  answer_due_at timestamptz,
  lapsed_at timestamptz,
  answered_at timestamptz,
  answered_by text,
  answer text,
  -- its cause is gone
  ended_at timestamptz,
  primary key (tenant, case_id, number),
  unique (tenant, case_id, rule, occasion, rung)
);
create index notice_open on cases.notice (tenant, party, unit) where answered_at is null and ended_at is null;
