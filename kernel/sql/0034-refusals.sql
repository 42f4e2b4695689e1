-- Attempts that were refused (kernel/audit/refusal-keeper.ts): found among all the writes.
create index entry_refusals on audit.entry (tenant, sequence) where action in ('identity.refused', 'policy.refused');
