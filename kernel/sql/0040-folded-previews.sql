-- Previews tell each decision once for all whom it is alike for, and what they warn of: those that are kept, too.
update proposals.proposal
set preview = preview || jsonb_build_object(
  'warnings', '[]'::jsonb,
  'decisions', coalesce(
    (
      select jsonb_agg(
        jsonb_build_object(
          'action', one -> 'action', 'title', null, 'before', one -> 'before', 'after', one -> 'after', 'implied', 0,
          'who', jsonb_build_array(jsonb_build_object('role', one -> 'role', 'organisation', one -> 'organisation'))
        )
        order by place
      )
      from jsonb_array_elements(preview -> 'decisions') with ordinality told (one, place)
    ),
    '[]'::jsonb
  )
)
where preview is not null;
