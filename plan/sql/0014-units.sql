-- Whose it is: the organisation and unit of whoever brought it, by name; none for the house's own, and before this was kept.
alter table plan.document add column units text[] not null default '{}';
alter table plan.statistics_file add column units text[] not null default '{}';
alter table plan.ledger add column units text[] not null default '{}';
