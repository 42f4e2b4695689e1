-- Whose it is: the organisation and unit of whoever made it, by name; none for the house's own, and before this was kept.
alter table network.coverage_case add column units text[] not null default '{}';
alter table network.site_plan add column units text[] not null default '{}';
alter table network.ledger_import add column units text[] not null default '{}';
alter table network.floor_picture add column units text[] not null default '{}';
