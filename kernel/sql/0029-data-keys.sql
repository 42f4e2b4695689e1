-- Data keys, by which texts of tables are sealed (kernel/crypto): each wrapped by a master key that is not in the database.
create schema crypto;

create table crypto.data_key (
  tenant integer not null,
  -- what is sealed by it, for example subscriptions
  purpose text not null,
  id uuid not null,
  profile text not null,
  master text not null,
  wrapped bytea not null,
  made_at timestamptz not null,
  -- nothing new is sealed by it since
  superseded_at timestamptz,
  -- nothing stands under it any more
  ended_at timestamptz,
  primary key (tenant, purpose, id)
);
create unique index data_key_current on crypto.data_key (tenant, purpose) where superseded_at is null;
