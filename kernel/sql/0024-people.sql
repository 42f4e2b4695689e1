-- Organisations, their units and people, of each tenant. What is closed stays on record; who belongs to it is refused at once.
create table identity.organisation (
  tenant integer not null,
  id uuid not null,
  name text not null,
  made_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant, id)
);

-- The names of open organisations, earlier ones too: what was given to an organisation under one stays with it, and no other takes it.
create table identity.organisation_name (
  tenant integer not null,
  name text collate "C" not null,
  organisation uuid not null,
  since timestamptz not null,
  primary key (tenant, name)
);
create index organisation_name_of on identity.organisation_name (tenant, organisation);

create table identity.unit (
  tenant integer not null,
  id uuid not null,
  organisation uuid not null,
  name text not null,
  made_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant, id)
);
create unique index unit_name on identity.unit (tenant, organisation, name) where closed_at is null;

-- An id is one person's in all tenants, for good: the log tells people by it.
create table identity.person (
  id text collate "C" primary key,
  tenant integer not null,
  name text not null,
  organisation uuid,
  unit uuid,
  roles text[] not null,
  synthetic boolean not null,
  made_at timestamptz not null,
  closed_at timestamptz
);
create index person_of on identity.person (tenant, organisation);

-- Whoever had a session, and the organisations that stood as free text, come on record.
insert into identity.organisation (tenant, id, name, made_at)
select 1, gen_random_uuid(), name, now()
from (
  select actor ->> 'organisation' as name from identity.credential where kind <> 'key'
  union
  select actor ->> 'organisation' from identity.key where revoked_at is null
) stated
where name <> '';
insert into identity.organisation_name (tenant, name, organisation, since)
select tenant, name, id, made_at from identity.organisation;
insert into identity.person (id, tenant, name, organisation, roles, synthetic, made_at)
select distinct on (actor ->> 'id')
  actor ->> 'id', 1, actor ->> 'name', organisation.id,
  array(select jsonb_array_elements_text(actor -> 'roles')), (actor ->> 'synthetic')::boolean, created_at
from identity.credential left join identity.organisation on organisation.name = actor ->> 'organisation'
where kind <> 'key' and actor ->> 'id' like 'user:%'
order by actor ->> 'id', created_at desc;

alter table identity.key add column tenant integer not null default 1;
alter table identity.key add column organisation uuid;
update identity.key set organisation = organisation.id from identity.organisation
where organisation.name = actor ->> 'organisation' and revoked_at is null;

-- Links and sessions are of people on record; whoever was signed in signs in again. What is left are the keys of the house's own processes.
delete from identity.credential where kind <> 'key';
alter table identity.credential drop column kind;
alter table identity.credential rename to house_key;

create table identity.link (
  hash bytea primary key,
  person text collate "C" not null,
  made_at timestamptz not null,
  expires_at timestamptz not null
);

create table identity.session (
  hash bytea primary key,
  -- by which it is shown and ended
  id uuid not null unique,
  person text collate "C" not null,
  began_by text not null check (began_by in ('link', 'password')),
  began_at timestamptz not null,
  -- to the minute
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  agent text not null
);
create index session_person on identity.session (person);

-- hash: PHC string with the parameters of scrypt. failures: wrong passwords since the last right one.
create table identity.password (
  person text collate "C" primary key,
  hash text not null,
  set_at timestamptz not null,
  failures integer not null
);

-- When a subject (an account, an address) has made up for its attempts: the generic cell rate algorithm, one row each.
create table identity.attempt (
  subject text collate "C" primary key,
  free_at timestamptz not null
);
create index attempt_free_at on identity.attempt (free_at);
