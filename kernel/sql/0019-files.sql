-- Files that people attach to what they say: proofs of figures and of work done. A file is its content: the same bytes are one row,
-- under the name that they first came with. What a statement rests on is not taken away again.
create schema files;

create table files.file (
  sha256 bytea primary key,
  name text not null,
  media text collate "C" not null,
  bytes bytea not null,
  saved_at timestamptz not null,
  saved_by text not null
);
