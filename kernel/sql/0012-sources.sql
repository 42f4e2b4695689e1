-- Context source registrations (ETSI GS CIM 009 V1.9.1, clauses 5.2.9 and 5.9): who may know what.

create table facts.registration (
  tenant integer not null,
  id text collate "C" not null,
  -- as it was sent, in the words of the core context (kernel/facts/sources/parse-registration.ts)
  document jsonb not null,
  -- of the entities that it names; null: some part of its information names none, so that any may be meant
  types text[],
  expires_at timestamptz,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  primary key (tenant, id)
);
create index registration_expiry on facts.registration (expires_at) where expires_at is not null;

-- What a subscription is about: 'entities', or 'sources' (clause 5.11).
alter table facts.subscription add column about text not null default 'entities';
create index subscription_by_about on facts.subscription (tenant, about, id);
