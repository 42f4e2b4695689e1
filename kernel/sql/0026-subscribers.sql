-- Who asked for a subscription: what it tells is what they may see when it is told. Null: the house itself, and those that
-- were made before this was kept.
alter table facts.subscription add column actor jsonb;
