-- The head of a tenant's log as it was signed once a day: what is printed and kept elsewhere, and what the log is held against later.
create table audit.kept_head (
  tenant integer not null,
  -- calendar day in UTC
  day date not null,
  at timestamptz not null,
  size bigint not null,
  checkpoint text not null,
  vkey text not null,
  primary key (tenant, day)
);
