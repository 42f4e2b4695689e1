import type { Sql } from '../store/database.ts';
import { Frontier, HASH_BYTES, type Hash, type TreeNode } from './merkle.ts';
import { TILE_HEIGHT } from './tile.ts';

export function splitHashes(bytes: Buffer): readonly Hash[] {
  return Array.from({ length: Math.floor(bytes.length / HASH_BYTES) }, (_, place) =>
    bytes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES),
  );
}

/** The right edge of a tenant's tree. @param lock until the transaction ends nobody else adds to it */
export async function readTree(tenant: number, sql: Sql, lock = false): Promise<Frontier> {
  const [head] = await sql.query<{ sequence: number; edge: Buffer | null }>(
    `select sequence, edge from audit.head where tenant = $1${lock ? ' for update' : ''}`,
    [tenant],
  );
  if (!head) throw new Error('the head of the log is missing');
  if (head.edge === null) return lock ? buildTree(tenant, sql) : (await hashTree(tenant, sql)).tree;
  return new Frontier(head.sequence, splitHashes(head.edge));
}

/** Entries that are older than the tree get one. */
async function buildTree(tenant: number, tx: Sql): Promise<Frontier> {
  const { tree, nodes } = await hashTree(tenant, tx);
  await tx.query(
    `insert into audit.node (tenant, level, index, hash)
     select $1, level, index, decode(hash, 'hex')
     from jsonb_to_recordset($2::jsonb) as new (level smallint, index bigint, hash text)`,
    [tenant, JSON.stringify(nodes.map((node) => ({ ...node, hash: node.hash.toString('hex') })))],
  );
  return tree;
}

async function hashTree(
  tenant: number,
  sql: Sql,
): Promise<{ readonly tree: Frontier; readonly nodes: readonly TreeNode[] }> {
  const rows = await sql.query<{ hash: Buffer }>(
    'select hash from audit.entry where tenant = $1 order by sequence',
    [tenant],
  );
  const tree = new Frontier();
  const nodes: TreeNode[] = [];
  for (const { hash } of rows)
    for (const node of tree.add(hash)) if (node.level % TILE_HEIGHT === 0) nodes.push(node);
  return { tree, nodes };
}
