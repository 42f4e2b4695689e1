-- Whose a proposal is: the organisations and units of whoever made it, by name; none for the house's own.
alter table proposals.proposal add column units text[] not null default '{}';
-- Lists begin with what was last proposed or decided.
drop index proposals.proposal_time;
create index proposal_touched on proposals.proposal (coalesce(decided_at, proposed_at) desc, id desc);
