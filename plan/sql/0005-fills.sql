-- What somebody filled into a gap of a draft: the content of an annex, as a document of its own. Only added to.
create table plan.fill (
  plan uuid not null references plan.plan (id),
  -- Kind and words, as decisions name it: missing-annex:近期重点任务清单.
  gap text not null,
  document uuid not null references plan.document (id),
  manner text not null check (manner in ('file', 'typed')),
  filled_at timestamptz not null,
  filled_by text not null,
  -- What came in can be replaced until something of it is decided; the newest is in effect.
  primary key (plan, gap, document)
);
