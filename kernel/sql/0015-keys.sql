-- Keys that administrators give to systems: they live until they are revoked, and are listed then as well.
-- Of the key itself only its SHA-256 is kept. A name can be given again once its key is revoked.
create table identity.key (
  hash bytea primary key,
  name text not null,
  actor jsonb not null,
  made_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create unique index key_name on identity.key (name) where revoked_at is null;
