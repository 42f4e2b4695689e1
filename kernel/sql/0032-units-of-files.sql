-- Whose a file is: the organisations and units of whoever saved it, by name; none for the house's own. Of files before this nobody knows.
alter table files.file add column units text[] not null default '{}';
