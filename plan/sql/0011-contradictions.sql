-- What was said of tasks and does not agree with what is recorded. What becomes of it (answered, confirmed, dismissed) is in
-- its case; the state here is what decides whether the same is found again.
create table plan.contradiction (
  case_id uuid primary key,
  kind text collate "C" not null,
  -- What is said to be wrong: the same whatever is recorded meanwhile.
  subject text collate "C" not null,
  -- SHA-256 of what was said and of what is recorded about it.
  basis bytea not null,
  state text collate "C" not null check (state in ('standing', 'confirmed', 'dismissed', 'settled')),
  -- The tasks that it is about, as the board names them; the first is the one whose unit has to answer.
  tasks text[] not null,
  finding jsonb not null,
  found_at timestamptz not null,
  -- When its facts became others.
  renewed_at timestamptz
);
-- One subject is in question once; what was confirmed is settled for good.
create unique index contradiction_stands on plan.contradiction (subject) where state in ('standing', 'confirmed');
-- What was dismissed is not found anew for the same facts: whoever else finds it at the same moment runs into this.
create unique index contradiction_once on plan.contradiction (subject, basis) where state <> 'settled';
create index contradiction_tasks on plan.contradiction using gin (tasks);
