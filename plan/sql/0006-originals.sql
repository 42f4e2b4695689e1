-- The bytes of a document as they were sent, by their digest: once, however many documents were read from them. What is
-- here and of no document is still to be read, or was refused and goes with the next document that is sent.
create table plan.original (
  sha256 bytea primary key,
  bytes bytea not null,
  -- the database's clock
  sent_at timestamptz not null
);
insert into plan.original (sha256, bytes, sent_at)
  select distinct on (sha256) sha256, bytes, imported_at from plan.document order by sha256, imported_at;
alter table plan.document drop column bytes;
alter table plan.document add foreign key (sha256) references plan.original (sha256);
create index document_original on plan.document (sha256);
