-- The @context server (ETSI GS CIM 009 V1.9.1, clause 5.13).

-- What a tenant gave us to serve (Hosted), and what we made of a context that has no address (ImplicitlyCreated).
create table facts.context (
  id uuid primary key,
  tenant integer not null,
  kind text not null check (kind in ('Hosted', 'ImplicitlyCreated')),
  -- the value of @context, JSON as text: its members keep their order
  content text not null,
  created_at timestamptz not null,
  last_usage timestamptz,
  hits bigint not null default 0
);
create index context_of_tenant on facts.context (tenant, created_at, id);

-- The last good copies of documents from elsewhere (Cached), of all tenants: a server that starts needs none of their hosts.
create table facts.context_copy (
  -- made of the address (kernel/facts/context/context-names.ts)
  id uuid primary key,
  url text not null,
  -- the document as it came
  content text not null,
  created_at timestamptz not null,
  -- null: a file, which is looked at again and again
  expires_at timestamptz,
  last_usage timestamptz,
  hits bigint not null default 0
);
