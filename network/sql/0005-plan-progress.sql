-- What a plan tells while it is computed: cost and bound of the best so far, yuan. And what the checker said of it in the end.
alter table network.site_plan add so_far jsonb, add checked jsonb;
