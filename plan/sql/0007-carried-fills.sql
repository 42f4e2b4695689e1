-- The version for which something was brought, where a new version of the plan took it over; null where it was brought for
-- the plan itself. Who brought it and when stays.
alter table plan.fill add column carried_from uuid references plan.plan (id);
