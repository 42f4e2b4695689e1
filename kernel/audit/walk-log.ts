import { exactInstant, scan } from '../store/scan.ts';
import type { Sql } from '../store/sql.ts';
import { entryText } from './entry.ts';
import { type LogLine, parseLine, rootOfLines, splitLines } from './line.ts';
import { Frontier, type Hash, leafHash, type TreeNode } from './merkle.ts';
import { TILE_HEIGHT } from './tile.ts';

/** What does not hold in the log itself. */
export interface LogFault {
  /**
   * `entry-changed`, `entry-removed`, `entry-added`: this one. `tree-changed`: a hash that the tree keeps of itself differs
   * from that of its entries, so that one of those from `sequence` to `last` was written anew, or the hash was.
   * `head-changed`: the head is not that of the entries.
   */
  readonly kind: 'entry-changed' | 'entry-removed' | 'entry-added' | 'tree-changed' | 'head-changed';
  readonly sequence: number;
  readonly last?: number;
}

export interface LogWalk {
  readonly fault: (fault: LogFault) => void;
  /** Is told every line, in order. */
  readonly line?: (line: LogLine, sequence: number) => void;
  /** Is told the root as it was at these sizes, in ascending order; of one that the log has not come to, nothing that is a root. */
  readonly sizes?: readonly number[];
  readonly rootAt?: (size: number, root: Hash) => void;
}

interface Row {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly resource: string;
  readonly payload_hash: Buffer;
  readonly hash: Buffer;
  readonly lines: string;
}

const NOWHERE: Hash = Buffer.alloc(32);

/** Reads a tenant's log from its first entry to its last and hashes all of it anew. */
export async function walkLog(
  tenant: number,
  tx: Sql,
  walk: LogWalk,
): Promise<{ readonly size: number; readonly root: Hash }> {
  const [head] = await tx.query<{ sequence: number; edge: Buffer | null }>(
    'select sequence, edge from audit.head where tenant = $1',
    [tenant],
  );
  const size = head?.sequence ?? 0;
  const nodes = await readNodes(tenant, tx);
  const tree = new Frontier();
  const broken: number[] = [];
  const sizes = [...(walk.sizes ?? [])];
  const found = (fault: LogFault): void => {
    broken.push(fault.sequence);
    walk.fault(fault);
  };
  const tellRoot = (): void => {
    while (sizes[0] === tree.size) walk.rootAt?.(sizes.shift() ?? 0, tree.root());
  };
  const grow = (hash: Hash): void => {
    for (const node of tree.add(hash)) judge(node);
    tellRoot();
  };
  tellRoot();
  const judge = ({ level, index, hash }: TreeNode): void => {
    if (level % TILE_HEIGHT !== 0 || head?.edge === null) return;
    const key = `${level} ${index}`;
    const kept = nodes.get(key);
    nodes.delete(key);
    const [sequence, last] = [index * 2 ** level + 1, (index + 1) * 2 ** level];
    if (kept?.equals(hash) || broken.some((one) => one >= sequence && one <= last)) return;
    found({ kind: 'tree-changed', sequence, last });
  };
  for await (const rows of scan<Row>(
    tx,
    'walk_log',
    `select sequence, at::text as at, actor, action, resource, payload_hash, hash, lines
     from audit.entry where tenant = $1 order by sequence`,
    [tenant],
  ))
    for (const row of rows) {
      if (row.sequence <= tree.size || row.sequence > size + 1e6) {
        found({ kind: 'entry-added', sequence: row.sequence });
        continue;
      }
      while (tree.size + 1 < row.sequence) {
        found({ kind: row.sequence > size ? 'entry-added' : 'entry-removed', sequence: tree.size + 1 });
        grow(NOWHERE);
      }
      const lines = splitLines(row.lines);
      const payloadHash = rootOfLines(lines);
      const hash = leafHash(entryText({ ...row, at: exactInstant(row.at), payloadHash }));
      if (!hash.equals(row.hash) || payloadHash !== row.payload_hash.toString('hex'))
        found({ kind: 'entry-changed', sequence: row.sequence });
      else if (row.sequence > size) found({ kind: 'entry-added', sequence: row.sequence });
      grow(row.hash);
      if (walk.line) for (const text of lines) walk.line(parseLine(text), row.sequence);
    }
  while (tree.size < size) {
    found({ kind: 'entry-removed', sequence: tree.size + 1 });
    grow(NOWHERE);
  }
  for (const key of nodes.keys()) {
    const [level = 0, index = 0] = key.split(' ').map(Number);
    const [sequence, last] = [index * 2 ** level + 1, (index + 1) * 2 ** level];
    found({ kind: 'tree-changed', sequence, last });
  }
  const edge = Buffer.concat([...tree.roots]);
  if (broken.length === 0 && (!head || (head.edge !== null && !head.edge.equals(edge))))
    found({ kind: 'head-changed', sequence: size + 1 });
  for (const one of sizes) walk.rootAt?.(one, NOWHERE);
  return { size: tree.size, root: tree.root() };
}

async function readNodes(tenant: number, tx: Sql): Promise<Map<string, Hash>> {
  const rows = await tx.query<{ level: number; index: number; hash: Buffer }>(
    'select level, index, hash from audit.node where tenant = $1',
    [tenant],
  );
  return new Map(rows.map(({ level, index, hash }) => [`${level} ${index}`, hash]));
}
