-- Values of attributes that packs mark as sensitive (kernel/facts/sensitive): a fact holds their digest, they lie here, sealed.
create table facts.concealed (
  tenant integer not null,
  sid smallint not null,
  id text collate "C" not null,
  -- with the dataset where there is one, as in facts.history
  attribute text collate "C" not null,
  -- SHA-256 of the value and its salt
  digest bytea not null,
  sealed text not null,
  primary key (tenant, sid, id, attribute, digest)
);
