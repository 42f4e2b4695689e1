-- The way from the text of a document back to its original, see plan/intake/map/offset-map.ts; null for older documents.
alter table plan.document add column map jsonb;
