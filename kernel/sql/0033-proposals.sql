-- Changes that one proposes and somebody else decides: of policies, and of what packs register (kernel/proposals).
create schema proposals;

create table proposals.proposal (
  id uuid primary key,
  kind text collate "C" not null,
  -- What it touches, and the version of it that it takes the place of.
  subject text collate "C" not null,
  base text collate "C" not null,
  content jsonb not null,
  title jsonb not null,
  path text,
  reason text not null,
  proposed_by jsonb not null,
  proposed_at timestamptz not null,
  state text not null check (state in ('proposed', 'approved', 'rejected', 'withdrawn')),
  decided_by jsonb,
  decided_at timestamptz,
  note text,
  -- What the one who decided was shown.
  preview jsonb
);
create index proposal_time on proposals.proposal (proposed_at desc);
create index proposal_subject on proposals.proposal (kind, subject);

insert into proposals.proposal (id, kind, subject, base, content, title, path, reason, proposed_by, proposed_at, state,
  decided_by, decided_at, note)
select id, 'policy.text', name, base::text, jsonb_build_object('name', name, 'text', text),
  jsonb_build_object('zh-CN', '策略文本 ' || name, 'en', 'Policy text ' || name), '/policies', reason, proposed_by, proposed_at,
  state, decided_by, decided_at, note
from policy.proposal;

alter table policy.text drop constraint text_proposal_fkey,
  add foreign key (proposal) references proposals.proposal (id);
drop table policy.proposal;
