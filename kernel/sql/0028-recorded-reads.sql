-- Who was shown what (kernel/policy/recorded-reads.ts): found among all the writes.
create index entry_reads on audit.entry (tenant, sequence) where action in ('facts.read', 'facts.told');
