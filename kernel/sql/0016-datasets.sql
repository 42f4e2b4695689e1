-- Some attribute of the entity has instances with a dataset (in `doc` only their keys have a space). Beside the document,
-- since a query that narrows by values or reads only some attributes asks it of every entity that it passes by.
alter table facts.entity add column datasets boolean not null default false;
update facts.entity set datasets = true where doc @? '$.keyvalue().key ? (@ like_regex " ")';
