-- The log becomes a Merkle tree (RFC 6962): hash is that of the leaf, and what an entry left in which rows is kept in its lines
-- (kernel/audit/line.ts). Entries from before stay leaves with the digest that they had, and say no more of rows: what was
-- written before this is for a walk (kernel/verify/walk.ts) not told by the log.

alter table audit.entry drop column previous;
-- Digests cannot be compressed: it would only cost time.
alter table audit.entry add column lines text;
alter table audit.entry alter column lines set storage external;
update audit.entry set
  lines = 'payload ' || encode(payload_hash, 'hex'),
  payload_hash = sha256('\x00'::bytea || convert_to('payload ' || encode(payload_hash, 'hex'), 'UTF8'));
update audit.entry set hash = sha256('\x00'::bytea || convert_to(
  '{"action":' || to_json(action) || ',"actor":' || to_json(actor)
  || ',"at":"' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  || '","payloadHash":"' || encode(payload_hash, 'hex') || '","resource":' || to_json(resource)
  || ',"sequence":' || sequence || '}', 'UTF8'));
alter table audit.entry alter column lines set not null;

-- edge: roots of the complete subtrees that the tree consists of, the largest first; null: to be built from the entries.
alter table audit.head drop column hash;
alter table audit.head add column edge bytea;
update audit.head set edge = '' where sequence = 0;

-- Roots of complete subtrees of 256, 65 536, … leaves: what tiles above the lowest level consist of (C2SP tlog-tiles).
create table audit.node (
  tenant integer not null,
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  primary key (tenant, level, index)
);
