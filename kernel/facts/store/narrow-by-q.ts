import { instantOf } from '../model/instant.ts';
import type { QComparator, QLiteral, QNode } from '../query/q-tree.ts';
import type { TemporalQuery } from '../temporal/temporal-query.ts';
import { boundsOfWindow, pastWindow } from './past-window.ts';
import type { ReadContext } from './read-entities.ts';
import { shardOf } from './shard.ts';

/** A condition that every entity which the query accepts satisfies at some moment. */
interface Necessary {
  readonly attribute: string;
  readonly op: string;
  readonly literal: number | string;
}

const OPERATORS: Readonly<Partial<Record<QComparator, string>>> = {
  '==': '=',
  '>': '>',
  '>=': '>=',
  '<': '<',
  '<=': '<=',
};

/** Leaves out entities that the query cannot accept; those that stay are decided by its evaluator. */
export async function narrowByQ(
  context: ReadContext,
  ids: readonly string[],
  time: TemporalQuery,
  q: QNode,
): Promise<readonly string[]> {
  const conditions = necessaryOf(q);
  if (conditions.length === 0 || ids.length === 0) return ids;
  const window = pastWindow({ time });
  const values: unknown[] = [context.tenant, ids.map(shardOf), ids, ...boundsOfWindow(time)];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const exist = conditions.map((condition) => {
    const name = `${bind(condition.attribute)}::text`;
    const may = valueMay(condition, bind);
    // Keys of instances with a dataset are the name, a space, and the dataset (`factKey`).
    const [own, others] = [
      `h.attribute = ${name}`,
      `h.attribute > ${name} || ' ' and h.attribute < ${name} || '!'`,
    ].map(
      (key) => `exists (
        select 1 from facts.history h where h.tenant = $1 and h.sid = s.sid and h.id = s.id and ${key} and ${window.where} and ${may}
          and ($4::timestamptz is null or ${window.time} >= $4) and ($5::timestamptz is null or ${window.time} < $5)
      )`,
    );
    return `(${own} or ${others})`;
  });
  const rows = await context.database.query<{ id: string }>(
    `select s.id from unnest($2::smallint[], $3::text[]) as s (sid, id) where ${exist.join(' and ')} order by s.id`,
    values,
  );
  return rows.map(({ id }) => id);
}

/** Values of another kind may satisfy the condition in a way that only the evaluator knows. */
function valueMay({ op, literal }: Necessary, bind: (value: unknown) => string): string {
  const value = `h.fact -> 'v'`;
  if (typeof literal === 'number')
    return `case when jsonb_typeof(${value}) = 'number' then (h.fact ->> 'v')::float8 ${op} ${bind(literal)}::float8 else true end`;
  return `case when jsonb_typeof(${value}) = 'string' and h.fact ->> 'k' = 'Property' then h.fact ->> 'v' = ${bind(literal)}::text else true end`;
}

function necessaryOf(node: QNode): readonly Necessary[] {
  if ('terms' in node) return node.op === 'and' ? node.terms.flatMap(necessaryOf) : [];
  if (!('values' in node)) return [];
  const { attribute, subs, members, linked } = node.path;
  if (linked || subs.length > 0 || members.length > 0) return [];
  const [first, ...others] = node.values;
  const op = OPERATORS[node.op];
  if (!first || others.length > 0 || !('value' in first) || op === undefined) return [];
  const literal: QLiteral = first.value;
  const isText = typeof literal === 'string' && op === '=' && instantOf(literal) === null;
  return typeof literal === 'number' || isText ? [{ attribute, op, literal }] : [];
}
