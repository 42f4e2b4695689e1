-- What somebody filled into a gap of a draft: the content of an annex, as a document of its own. Only added to.
create table plan.fill (
  plan uuid not null references plan.plan (id),
  -- Where the gap stands in the text of the plan's document.
  gap_start integer not null,
  gap_end integer not null,
  document uuid not null references plan.document (id),
  manner text not null check (manner in ('file', 'typed')),
  filled_at timestamptz not null,
  filled_by text not null,
  -- A gap is filled once; what came in with it is then accepted, corrected or rejected piece by piece.
  primary key (plan, gap_start)
);
