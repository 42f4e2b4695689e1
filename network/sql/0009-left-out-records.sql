-- What a plan leaves out are records of every type now; those that belong to no city are only counted.
update network.site_plan set left_out = (
  select jsonb_build_object(
    'counts', jsonb_build_object(
      'SiteDemand', (left_out -> 'count')::int - count(*) filter (where each.astray),
      'CandidateSite', 0, 'ZoneRule', 0, 'Building', 0),
    'settled', left_out -> 'settled',
    'strays', count(*) filter (where each.astray),
    'records', coalesce(jsonb_agg(each.record order by each.at) filter (where not each.astray), '[]'))
  from (
    select at, demand #>> '{reason,code}' in ('without-city', 'unknown-city') as astray,
      demand - 'demand' || jsonb_build_object('type', 'SiteDemand', 'id', demand -> 'demand') as record
    from jsonb_array_elements(left_out -> 'demands') with ordinality as listed(demand, at)
  ) as each
) where left_out is not null;
