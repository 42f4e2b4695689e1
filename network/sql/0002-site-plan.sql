-- Site plans: what was asked for, and what came of it. A plan is never changed, but for being adopted.
create table network.site_plan (
  id uuid primary key,
  name text not null,
  -- The entity that demands, candidates and zones name as their city.
  city text not null,
  -- Settings, seed, seconds, and whether each operator is planned alone too.
  asked jsonb not null,
  -- Id of the job that computes it.
  job text not null,
  asked_at timestamptz not null,
  asked_by text not null,
  -- All null until it is computed.
  finished_at timestamptz,
  -- As network/site-plan/result/site-plan.ts has it, and what operators would pay alone.
  plan jsonb,
  gain jsonb,
  -- SHA-256 of the problem that the facts made, seed and seconds.
  input_hash bytea,
  -- Whether any of the facts is synthetic.
  synthetic boolean,
  adopted_at timestamptz,
  adopted_by text
);
create index site_plan_of_city on network.site_plan (city, asked_at desc);
