-- What people decided about a plan, beside what the compiler wrote (plan.plan.compiled, never changed). Rows are only
-- ever added; what is taken back is a row of its own. plan/confirm/ computes the programme in effect from both.
create table plan.decision (
  plan uuid not null references plan.plan (id),
  -- 1, 2, 3 … within the plan: the order in which decisions were made.
  sequence integer not null,
  kind text collate "C" not null check (kind in ('plan', 'item', 'target', 'gap')),
  -- Id of the item, target or gap within the plan; 'plan' for the plan itself.
  thing text collate "C" not null,
  act text collate "C" not null,
  -- [{field, before, after}]
  changes jsonb not null,
  -- Who set a number, when, by which minute; only with act set-threshold.
  threshold jsonb,
  -- Sequence of the decision that this one takes back; only with act withdraw.
  withdraws integer,
  reason text not null,
  decided_at timestamptz not null,
  decided_by text not null,
  synthetic boolean not null,
  primary key (plan, sequence)
);
