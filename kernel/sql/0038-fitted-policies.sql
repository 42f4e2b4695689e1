-- Digests of what was held against a schema by Cedar's validator and fitted: policies, schema and version of Cedar. It takes
-- its time, and is not done again for the same. No policy stands here: what is in force is read from its text every time.
create table policy.fitted (
  digest text collate "C" primary key,
  at timestamptz not null
);
