-- Since when the first part of a change that takes several transactions is stored: it can only be finished from then on.
alter table proposals.proposal add column begun_at timestamptz;
