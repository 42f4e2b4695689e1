-- Measures that people define while the house runs: their texts stand here, those of packs are messages.
alter table measures.definition add column title jsonb;
alter table measures.definition add column words jsonb;
alter table measures.definition add column defined_by text;

-- The version of the programme that computed a measurement; null of those that are older than this column.
alter table measures.measurement add column software text;
