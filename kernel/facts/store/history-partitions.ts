import { openAudit } from '../../audit/audit.ts';
import { line } from '../../audit/line.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Database, Sql } from '../../store/database.ts';

/** A partition of facts.history by its upper bound, which it does not hold; the rest has none. */
interface Partition {
  readonly name: string;
  readonly end: string | null;
}

/** Months that are made ready ahead of time; what is observed later waits in the rest. */
const AHEAD = 2;
/** A server that stood still for longer leaves the months between to the rest. */
const BEHIND = 24;
/** Two numbers that no other advisory lock of the house uses: "YUHE", and 3 for partitions. */
const LOCK = 'select pg_advisory_xact_lock(1498762309, 3)';
/** Writers wait while a partition is put in or taken out; if that cannot be done at once, it is tried again later. */
const PATIENCE = `set local lock_timeout = '3s'`;
const BOUND = /TO \('([^']+)'\)$/;

/** Who drops what is not kept any more. */
const KEEPER: Actor = {
  id: 'system:history',
  name: '',
  organisation: null,
  source: 'history',
  roles: [],
  synthetic: false,
};

export interface HistoryKeeping {
  readonly now: Date;
  /** Whole months that history is kept, besides this one; null: for ever. */
  readonly keepMonths: number | null;
}

/**
 * Makes the partitions of the coming months and drops those that nothing is kept of any more. Facts as they stand are
 * not touched; measurements whose evidence is older than what is kept lose it. Several servers may do it at once.
 */
export async function keepHistoryPartitions(
  database: Database,
  { now, keepMonths }: HistoryKeeping,
): Promise<{ readonly made: readonly string[]; readonly dropped: readonly string[] }> {
  const due = await dueOf(database, now, keepMonths);
  if (due.months.length + due.past.length === 0) return { made: [], dropped: [] };
  return database.transaction(async (tx) => {
    await tx.query(LOCK, []);
    await tx.query(PATIENCE, []);
    // Another server may have done it meanwhile.
    const { months, past } = await dueOf(tx, now, keepMonths);
    for (const month of months) await makePartition(month, tx);
    for (const { name } of past) await tx.query(`drop table facts.${name}`, []);
    // Behind it: a writer holds its log only once it has history, and never the other way round.
    const until = past.reduce((last, { end }) => (end !== null && end > last ? end : last), '');
    if (until !== '') await logForgotten(database, until, now, tx);
    return { made: months.map(nameOf), dropped: past.map(({ name }) => name) };
  });
}

/** Every log says that what it told of earlier times is not kept any more. */
async function logForgotten(database: Database, until: string, now: Date, tx: Sql): Promise<void> {
  const logs = await tx.query<{ tenant: number }>('select tenant from audit.head order by tenant', []);
  const lines = [line('forgotten', null, until)];
  for (const { tenant } of logs)
    await openAudit(database, () => now, tenant).append(
      { by: KEEPER, action: 'facts.forget-history', resource: until, lines },
      tx,
    );
}

async function dueOf(
  sql: Sql,
  now: Date,
  keepMonths: number | null,
): Promise<{ readonly months: readonly string[]; readonly past: readonly Partition[] }> {
  const partitions = await partitionsOf(sql);
  const newest = partitions.reduce((last, { end }) => (end !== null && end > last ? end : last), '');
  const from = [newest, monthOf(now, -BEHIND)].toSorted().at(-1) ?? newest;
  const months: string[] = [];
  for (let month = from; month <= monthOf(now, AHEAD); month = monthOf(new Date(month), 1))
    months.push(month);
  const cutoff = keepMonths === null ? '' : monthOf(now, -keepMonths);
  return { months, past: partitions.filter(({ end }) => end !== null && end <= cutoff) };
}

async function partitionsOf(sql: Sql): Promise<readonly Partition[]> {
  const rows = await sql.query<{ name: string; bound: string }>(
    `select c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound
     from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'facts.history'::regclass`,
    [],
  );
  return rows.map(({ name, bound }) => {
    const end = BOUND.exec(bound)?.[1];
    return { name, end: end === undefined ? null : new Date(end).toISOString() };
  });
}

/** What the rest holds of the month goes over. */
async function makePartition(month: string, tx: Sql): Promise<void> {
  const name = nameOf(month);
  const end = monthOf(new Date(month), 1);
  await tx.query(`create table facts.${name} (like facts.history)`, []);
  await tx.query('lock table facts.history_rest in access exclusive mode', []);
  await tx.query(
    `with waiting as (delete from facts.history_rest where at >= $1 and at < $2 returning *)
     insert into facts.${name} select * from waiting`,
    [month, end],
  );
  await tx.query(
    `alter table facts.history attach partition facts.${name} for values from ('${month}') to ('${end}')`,
    [],
  );
}

/** The first moment of a month, counted from that of `date`. */
function monthOf(date: Date, offset: number): string {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset, 1)).toISOString();
}

function nameOf(month: string): string {
  return `history_${month.slice(0, 7).replace('-', '_')}`;
}
