-- Policies that the house proposed and approved: of each name the newest text is in force, and '' takes it back.
create schema policy;

create table policy.proposal (
  id uuid primary key,
  -- Of which text, in the place of which version of it (0: there was none).
  name text collate "C" not null,
  base integer not null,
  text text not null,
  reason text not null,
  proposed_by jsonb not null,
  proposed_at timestamptz not null,
  state text not null check (state in ('proposed', 'approved', 'rejected')),
  decided_by jsonb,
  decided_at timestamptz,
  note text
);
create index proposal_time on policy.proposal (proposed_at desc);

create table policy.text (
  name text collate "C" not null,
  version integer not null,
  text text not null,
  proposal uuid not null references policy.proposal (id),
  at timestamptz not null,
  primary key (name, version)
);
