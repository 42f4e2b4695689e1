-- What people are in each tenant: their place and their roles there. The tenant of a person is the one whose account it is.
create table identity.membership (
  person text collate "C" not null,
  tenant integer not null,
  organisation uuid,
  unit uuid,
  roles text[] not null,
  since timestamptz not null,
  closed_at timestamptz,
  primary key (person, tenant)
);
create index membership_of on identity.membership (tenant, organisation);

-- A role was held in the tenant of its person. Administrators of the one without a name are the house's, now as before.
insert into identity.membership (person, tenant, organisation, unit, roles, since)
select id, tenant, organisation, unit, roles, made_at from identity.person;
alter table identity.person drop column organisation, drop column unit, drop column roles;
create index person_tenant on identity.person (tenant);

-- everywhere: its roles hold in all tenants, as those of every key of the tenant without a name did.
alter table identity.key add column everywhere boolean not null default false;
update identity.key set everywhere = true where tenant = 1;
alter table identity.key alter column everywhere drop default;
