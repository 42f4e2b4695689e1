-- Demands on record that a plan did not consider, with the reason. Null of plans before this was kept.
alter table network.site_plan add left_out jsonb;
