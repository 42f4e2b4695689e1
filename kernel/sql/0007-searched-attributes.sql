-- Values of attributes that queries ask for, beside the entities: an index on doc would end HOT updates
-- (kernel/facts/store/searched-attributes.ts). They only narrow; what an entity says is decided in TypeScript.

create table facts.searched (
  tenant integer not null,
  attribute text collate "C" not null,
  -- Entities up to this one are in facts.value; those that are written from now on are there anyway.
  sid smallint not null default -1,
  id text collate "C" not null default '',
  ready boolean not null default false,
  primary key (tenant, attribute)
);

create table facts.value (
  tenant integer not null,
  attribute text collate "C" not null,
  -- kernel/facts/store/value-keys.ts
  value text collate "C" not null,
  id text collate "C" not null,
  sid smallint not null,
  primary key (tenant, attribute, value, id, sid)
);
