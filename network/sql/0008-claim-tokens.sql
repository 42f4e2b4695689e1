-- Whoever adopts a plan holds the city by a token: another's claim brings another one, and the first cannot go on.
alter table network.plan_adoption add token uuid not null default gen_random_uuid();
alter table network.plan_adoption alter token drop default;
