-- What types and attributes there are, counted (ETSI GS CIM 009 V1.9.1, clauses 5.7.5 to 5.7.10): nobody reads all documents
-- for it. Writers add differences, so that none waits for another; they are summed up from time to time.
-- type '': whatever type the entity has; attribute '': the entities themselves. n counts entities, or instances of the attribute.
create table facts.census (
  tenant integer not null,
  type text collate "C" not null,
  attribute text collate "C" not null,
  kind text collate "C" not null,
  n bigint not null,
  -- not summed up yet
  fresh boolean not null
);
create index census_type on facts.census (tenant, type);
create index census_attribute on facts.census (tenant, attribute);
create index census_fresh on facts.census (tenant) where fresh;

insert into facts.census
  select e.tenant, type, '', '', count(*), false from facts.entity e, unnest(e.types) type where e.present group by 1, 2;
insert into facts.census
  select e.tenant, type, split_part(fact.key, ' ', 1), fact.value ->> 'k', count(*), false
  from facts.entity e, jsonb_each(e.doc) fact, unnest(array_append(e.types, '')) type
  where e.present and fact.key not in ('scope', 'expiresAt') group by 1, 2, 3, 4;

-- When something of an entity ceases to be (clause 4.22): attribute 'expiresAt': the entity; else a key of its document.
create table facts.expiry (
  tenant integer not null,
  sid smallint not null,
  id text collate "C" not null,
  attribute text collate "C" not null,
  at timestamptz not null,
  primary key (tenant, sid, id, attribute)
);
create index expiry_at on facts.expiry (at);

insert into facts.expiry
  select e.tenant, e.sid, e.id, fact.key, coalesce(fact.value ->> 'e', fact.value ->> 'v')::timestamptz
  from facts.entity e, jsonb_each(e.doc) fact where e.present and (fact.key = 'expiresAt' or fact.value ? 'e');
