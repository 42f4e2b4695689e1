-- Jobs that ended long ago are forgotten, oldest first.
create index job_ended on jobs.job (tenant, ended_at) where ended_at is not null;
