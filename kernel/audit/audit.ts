import { TENANT } from '../facts/store/shard.ts';
import type { Actor } from '../identity/actor.ts';
import type { Database, Sql } from '../store/database.ts';
import { type AuditEntry, entryText } from './entry.ts';
import { type KeptHead, keepHead, readKeptHeads } from './kept-heads.ts';
import { payloadLine, rootOfLines } from './line.ts';
import { LogReader } from './log-reader.ts';
import { type Frontier, type Hash, leafHash, type TreeNode } from './merkle.ts';
import type { NoteKey } from './note.ts';
import { readLines } from './read-lines.ts';
import { logSigner, type SignedHead, signHead } from './signed-head.ts';
import { bundleOf, isTileOf, TILE_HEIGHT, TILE_WIDTH, type Tile } from './tile.ts';
import { readTree } from './tree-store.ts';
import { type LogFault, walkLog } from './walk-log.ts';

/** The append-only log of every write: a Merkle tree (RFC 6962), of which each tenant has one. */
export interface Audit {
  readonly tenant: number;
  /**
   * Adds an entry inside the writer's transaction. Takes the lock of the log until that transaction ends:
   * call it as late as possible, and insert after it whatever must be in the order of commits.
   */
  append(entry: AuditDraft, tx: Sql): Promise<AuditEntry>;
  /** Adds several, in this order; see `append`. */
  appendAll(entries: readonly AuditDraft[], tx: Sql): Promise<readonly AuditEntry[]>;
  read(sequence: number): Promise<AuditEntry | null>;
  /** The lines of an entry (line.ts). */
  lines(sequence: number): Promise<readonly string[]>;
  /** The head as it is now, signed; null: this house has no key. */
  signedHead(): Promise<SignedHead | null>;
  /** Keeps the head as that of the day, where the day (UTC) has none yet and this house has a key. */
  keepHead(): Promise<void>;
  /** Heads that were signed day by day until a moment (now, unless told), the newest first. */
  keptHeads(limit: number, until?: string): Promise<readonly KeptHead[]>;
  /** A tile of the tree as its address names it (tile.ts); null: the tree has none such. */
  tile(tile: Tile): Promise<Buffer | null>;
  /** That an entry is in the tree, as it is or as it was at a size; null: it is not. */
  prove(sequence: number, size?: number): Promise<Inclusion | null>;
  /** That the tree of `to` leaves (all there are, unless told) begins with that of `from`; null: there are not so many. */
  proveGrowth(from: number, to?: number): Promise<Growth | null>;
  /** Walks the whole log: every entry, every hash of the tree. What the entries say of rows is verify/walk.ts. */
  verify(): Promise<{ entries: number; head: string; brokenAt: number | null }>;
}

/** An entry is in a tree (RFC 6962, section 2.1.1). Hashes in hex. */
export interface Inclusion {
  /** Of the leaf. */
  readonly hash: string;
  readonly index: number;
  readonly size: number;
  readonly root: string;
  readonly path: readonly string[];
}

/** A tree begins with an older one (RFC 6962, section 2.1.2). Hashes in hex. */
export interface Growth {
  readonly from: { readonly size: number; readonly root: string };
  readonly to: { readonly size: number; readonly root: string };
  readonly path: readonly string[];
}

export interface AuditDraft {
  readonly by: Actor;
  readonly action: string;
  readonly resource: string;
  /** What was done, where no lines tell it; only its hash is kept here. */
  readonly payload?: unknown;
  /** What it left in which rows (line.ts). */
  readonly lines?: readonly string[];
}

interface Row {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly resource: string;
  readonly payload_hash: Buffer;
  readonly hash: Buffer;
}

const COLUMNS = 'sequence, at, actor, action, resource, payload_hash, hash';

function fromRow(row: Row): AuditEntry {
  return {
    sequence: row.sequence,
    at: row.at,
    actor: row.actor,
    action: row.action,
    resource: row.resource,
    payloadHash: row.payload_hash.toString('hex'),
    hash: row.hash.toString('hex'),
  };
}

interface Sealed extends Pick<AuditEntry, 'actor' | 'action' | 'resource' | 'payloadHash'> {
  readonly lines: string;
}

function sealed({ by, action, resource, payload, lines = [] }: AuditDraft): Sealed {
  const all = payload === undefined ? lines : [payloadLine(payload), ...lines];
  return { actor: by.id, action, resource, payloadHash: rootOfLines(all), lines: all.join('\n') };
}

/** Entries that follow the last one, and the nodes that the tree keeps of itself (tile.ts) and that they complete. */
function grown(
  tree: Frontier,
  drafts: readonly Sealed[],
  at: string,
): { readonly entries: readonly (AuditEntry & Sealed)[]; readonly nodes: readonly TreeNode[] } {
  const nodes: TreeNode[] = [];
  const entries = drafts.map((draft) => {
    const open = { ...draft, sequence: tree.size + 1, at };
    const hash = leafHash(entryText(open));
    for (const node of tree.add(hash)) if (node.level % TILE_HEIGHT === 0) nodes.push(node);
    return { ...open, hash: hash.toString('hex') };
  });
  return { entries, nodes };
}

/** The entry alone, without what else its row holds. */
function openOf(entry: Omit<AuditEntry, 'hash'>): Omit<AuditEntry, 'hash'> {
  const { sequence, at, actor, action, resource, payloadHash } = entry;
  return { sequence, at, actor, action, resource, payloadHash };
}

const hex = (hash: Hash): string => hash.toString('hex');

/** The log of one tenant. @param key signs its heads (signed-head.ts) */
export function openAudit(
  database: Database,
  clock: () => Date,
  tenant = TENANT,
  key: NoteKey | null = null,
): Audit {
  const signer = key && logSigner(key, tenant);

  async function appendAll(drafts: readonly AuditDraft[], tx: Sql): Promise<readonly AuditEntry[]> {
    const asked = readTree(tenant, tx, true);
    // Hashed while the lock is waited for, so that it is not held the longer.
    const lines = drafts.map(sealed);
    const tree = await asked;
    const at = clock().toISOString();
    const { entries, nodes } = grown(tree, lines, at);
    if (entries.length === 0) return [];
    const stored = tx.query(
      `with moved as (update audit.head set sequence = $2, edge = decode($3, 'hex') where tenant = $1)
       insert into audit.entry (tenant, sequence, at, actor, action, resource, payload_hash, hash, lines)
       select $1, sequence, $4, actor, action, resource, decode("payloadHash", 'hex'), decode(hash, 'hex'), lines
       from jsonb_to_recordset($5::jsonb)
         as new (sequence bigint, actor text, action text, resource text, "payloadHash" text, hash text, lines text)`,
      [tenant, tree.size, Buffer.concat([...tree.roots]).toString('hex'), at, JSON.stringify(entries)],
    );
    const kept =
      nodes.length > 0 &&
      tx.query(
        `insert into audit.node (tenant, level, index, hash)
         select $1, level, index, decode(hash, 'hex')
         from jsonb_to_recordset($2::jsonb) as new (level smallint, index bigint, hash text)`,
        [tenant, JSON.stringify(nodes.map((node) => ({ ...node, hash: node.hash.toString('hex') })))],
      );
    await Promise.all([stored, kept]);
    return entries.map((entry) => ({ ...openOf(entry), hash: entry.hash }));
  }

  async function read(sequence: number): Promise<AuditEntry | null> {
    const [row] = await database.query<Row>(
      `select ${COLUMNS} from audit.entry where tenant = $1 and sequence = $2`,
      [tenant, sequence],
    );
    return row ? fromRow(row) : null;
  }

  async function signedHead(): Promise<SignedHead | null> {
    if (!signer) return null;
    const tree = await readTree(tenant, database);
    return signHead(signer, tree.size, tree.root());
  }

  return {
    tenant,
    appendAll,

    async append(draft, tx) {
      const [entry] = await appendAll([draft], tx);
      if (!entry) throw new Error('an entry of the log was not made');
      return entry;
    },

    read,

    lines: (sequence) => readLines(tenant, sequence, database),

    signedHead,

    async keepHead() {
      const head = await signedHead();
      if (head) await keepHead(tenant, head, clock(), database);
    },

    keptHeads: (limit, until = clock().toISOString()) => readKeptHeads(tenant, until, limit, database),

    async tile(tile) {
      const { size } = await readTree(tenant, database);
      if (!isTileOf(tile, size)) return null;
      const { level, index, width } = tile;
      if (level !== 'entries')
        return Buffer.concat(await new LogReader(tenant, database).tile(level, index, width));
      const rows = await database.query<Row>(
        `select ${COLUMNS} from audit.entry where tenant = $1 and sequence > $2 and sequence <= $3 order by sequence`,
        [tenant, index * TILE_WIDTH, index * TILE_WIDTH + width],
      );
      return bundleOf(rows.map((row) => entryText(fromRow(row))));
    },

    async prove(sequence, asked) {
      const total = (await readTree(tenant, database)).size;
      const size = asked ?? total;
      const entry = size > total || sequence > size ? null : await read(sequence);
      if (!entry) return null;
      const reader = new LogReader(tenant, database);
      const [root, path] = [await reader.root(size), await reader.inclusion(sequence - 1, size)];
      return { hash: entry.hash, index: sequence - 1, size, root: hex(root), path: path.map(hex) };
    },

    async proveGrowth(from, asked) {
      const total = (await readTree(tenant, database)).size;
      const to = asked ?? total;
      if (to > total || from > to) return null;
      const reader = new LogReader(tenant, database);
      const [before, after] = [await reader.root(from), await reader.root(to)];
      const path = await reader.consistency(from, to);
      return {
        from: { size: from, root: hex(before) },
        to: { size: to, root: hex(after) },
        path: path.map(hex),
      };
    },

    async verify() {
      const faults: LogFault[] = [];
      const { size, root } = await database.transaction(
        (tx) => walkLog(tenant, tx, { fault: (one) => faults.push(one) }),
        { isolation: 'repeatable read', readOnly: true },
      );
      const broken = faults.map(({ sequence }) => sequence);
      return {
        entries: size,
        head: root.toString('hex'),
        brokenAt: broken.length === 0 ? null : Math.min(...broken),
      };
    },
  };
}
