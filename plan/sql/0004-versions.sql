-- A plan that a new version took the place of is superseded: it stays readable, and its log stays.
alter table plan.plan drop constraint plan_state_check;
alter table plan.plan add constraint plan_state_check check (state in ('draft', 'live', 'superseded', 'removed'));
-- What is superseded is not on the board: the same bytes may come back as the version after the next.
drop index plan.plan_once;
create unique index plan_once on plan.plan (sha256, ordinal) where state in ('draft', 'live');

-- The plan of which a draft is a new version, as a person said; null for a plan of its own.
alter table plan.plan add column amends uuid references plan.plan (id);

-- What a person said about two parts of two versions, where the rule would decide otherwise: the same work, or (one
-- side null) not the same as any.
create table plan.pin (
  plan uuid not null references plan.plan (id),
  kind text collate "C" not null check (kind in ('heading', 'item', 'target')),
  old_part text collate "C",
  new_part text collate "C",
  said_at timestamptz not null,
  said_by text not null,
  check (old_part is not null or new_part is not null),
  unique (plan, kind, old_part),
  unique (plan, kind, new_part)
);

-- A new version that was put to work, and what became of every part: [{kind, old, new, changes, by}].
-- A version is superseded once.
create table plan.amendment (
  plan uuid primary key references plan.plan (id),
  previous uuid not null unique references plan.plan (id),
  parts jsonb not null,
  applied_at timestamptz not null,
  applied_by text not null
);

-- What people said about two items of two plans that have words in common: the same work, or different work. Rows are
-- only added; the newest about a pair holds. The pair is in the order of its ids.
create table plan.overlap_judgement (
  one_plan uuid not null references plan.plan (id),
  one_item text collate "C" not null,
  other_plan uuid not null references plan.plan (id),
  other_item text collate "C" not null,
  same boolean not null,
  judged_at timestamptz not null,
  judged_by text not null,
  primary key (one_plan, one_item, other_plan, other_item, judged_at)
);

-- What a language model proposed about words of a plan, after every check; nothing of it holds until a person says so,
-- and even then the compiled plan is not touched.
create table plan.suggestion (
  id uuid primary key,
  plan uuid not null references plan.plan (id),
  item text collate "C" not null,
  span_start integer not null,
  span_end integer not null,
  quote text not null,
  class text collate "C" not null,
  -- Quantities in the quote, each read again by the compiler's own grammar: [{text, value, high, unit}].
  quantities jsonb not null,
  model text not null,
  -- SHA-256 of the exact messages that were sent.
  prompt_hash bytea not null,
  made_at timestamptz not null,
  made_by text not null,
  state text collate "C" not null check (state in ('open', 'accepted', 'dismissed')),
  decided_at timestamptz,
  decided_by text,
  unique (plan, item, span_start, span_end, class)
);
