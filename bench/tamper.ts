import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLines } from '@yuheng/kernel/audit-lines';
import { openKernel } from '@yuheng/kernel/open-kernel';
import { type Database, openDatabase } from '@yuheng/kernel/store';
import { type WalkCount, type WalkFault, walk, walkDatabase } from '@yuheng/kernel/walk';
import { pack as network } from '@yuheng/network/pack';
import { Random } from './fuzz/random.ts';
import { seconds } from './samples.ts';
import { amountsOf, fill } from './tamper/fill.ts';
import { columnsOf, type Mutation, mutate, TARGETS, type Target } from './tamper/mutation.ts';

export interface TamperBench {
  /** Facts, measurements and journal lines, all together. */
  readonly rows: number;
  readonly mutations: number;
  /** Mutations that are made and looked for one at a time besides. */
  readonly singles: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/**
 * Fills a database, changes it behind the back of the house, and looks whether the walk names what was changed. All
 * mutations, each of a row of its own, are made in two transactions that are rolled back, those of rows and those of the log: a row
 * that is gone cannot be named by an entry that is gone too. One walk of each has to name all of its mutations, and nothing
 * else. @returns whether all were found and nothing else was
 */
export async function benchTamper({ rows, mutations, singles, seed, say }: TamperBench): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'yuheng-tamper-'));
  const database = await openDatabase({ data: join(folder, 'data') });
  try {
    // The fill is not what is measured.
    await database.query('alter system set synchronous_commit = off');
    await database.query('select pg_reload_conf()');
    const kernel = await openKernel({ database, packs: [network] });
    try {
      await fill(kernel, amountsOf(rows), say);
    } finally {
      await kernel.close();
    }
    await database.query('vacuum analyze');
    return await measure(database, { rows, mutations, singles, seed, say });
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(database: Database, { mutations, singles, seed, say }: TamperBench): Promise<boolean> {
  const scan = await seconds(() => plainScan(database));
  say(`baseline: md5 of every row of the same tables, in PostgreSQL alone: ${scan.took.toFixed(1)} s`);
  const faults: WalkFault[] = [];
  const clean = await seconds(() => walkDatabase(database, (fault) => faults.push(fault)));
  say(
    `walk of ${summed(clean.result)}: ${clean.took.toFixed(1)} s = ${(clean.took / scan.took).toFixed(1)} × the baseline; ${faults.length} faults`,
  );
  const random = new Random(seed);
  const drawn = await draw(database, mutations, random);
  const missed: Mutation[] = [];
  const others: WalkFault[] = [];
  for (const ofLog of [false, true]) {
    const part = drawn.filter(({ table }) => (table === 'audit.entry') === ofLog);
    const all = await seconds(() => look(database, part));
    const verdict = judge(part, all.result);
    missed.push(...verdict.missed);
    others.push(...verdict.others);
    say(
      `${part.length} mutations of ${ofLog ? 'the log' : 'rows'} at once, one walk: ${verdict.found} found and named, ${verdict.missed.length} not found, ${verdict.others.length} faults besides; ${all.took.toFixed(1)} s`,
    );
  }
  for (const [name, count] of counted(drawn)) say(`  ${name}: ${count}`);
  for (const { name, keys } of missed) say(`  not found: ${name} ${keys.join(', ')}`);
  for (const fault of others.slice(0, 20)) say(`  besides: ${JSON.stringify(fault)}`);
  let alone = 0;
  for (const mutation of await draw(database, singles, random)) {
    const one = await seconds(() => look(database, [mutation]));
    const verdict = judge([mutation], one.result);
    const holds = verdict.found === 1 && verdict.others.length === 0;
    if (holds) alone += 1;
    say(`alone: ${mutation.name}: ${holds ? 'found' : 'NOT FOUND'}, ${one.took.toFixed(1)} s`);
  }
  return faults.length + missed.length + others.length === 0 && alone === singles;
}

interface Looked {
  readonly faults: readonly WalkFault[];
  readonly count: WalkCount;
  /** Keys of rows as the mutations left them. */
  readonly left: ReadonlyMap<Mutation, string>;
  /** What the entries said that were changed: rows of theirs are told of as well. */
  readonly told: readonly string[];
}

class RolledBack extends Error {}

/** Makes the mutations, walks, and undoes them. */
async function look(database: Database, mutations: readonly Mutation[]): Promise<Looked> {
  let looked: Looked | null = null;
  await database
    .transaction(async (tx) => {
      const left = new Map<Mutation, string>();
      const told: string[] = [];
      const linesOf = ({ values: [tenant, sequence] }: Mutation) =>
        readLines(Number(tenant), Number(sequence), tx);
      for (const one of mutations) {
        if (one.table === 'audit.entry') told.push(...(await linesOf(one)));
        const target = TARGETS.find(({ table }) => table === one.table);
        const [row] = await tx.query<Record<string, unknown>>(one.statement, one.values);
        if (one.table === 'audit.entry') told.push(...(await linesOf(one)));
        if (row && target) left.set(one, target.nameOf(row));
      }
      const faults: WalkFault[] = [];
      const count = await walk(tx, (fault) => faults.push(fault));
      looked = { faults, count, left, told };
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  if (!looked) throw new Error('nothing was walked');
  return looked;
}

function judge(
  drawn: readonly Mutation[],
  { faults, left, told }: Looked,
): { readonly found: number; readonly missed: readonly Mutation[]; readonly others: readonly WalkFault[] } {
  const names = new Map(
    drawn.map((one) => [one, new Set([...one.keys, ...(left.has(one) ? [left.get(one) ?? ''] : [])])]),
  );
  const owners = new Map<string, Mutation>();
  for (const [one, own] of names) for (const name of own) owners.set(`${one.table} ${name}`, one);
  const saidByEntry = new Set(told.map((line) => line.slice(line.indexOf(' ', line.indexOf(' ') + 1) + 1)));
  const seen = new Set<Mutation>();
  const others: WalkFault[] = [];
  for (const fault of faults) {
    const owner = namesOf(fault)
      .map((name) => owners.get(name))
      .find((one) => one !== undefined);
    if (owner) seen.add(owner);
    else if (![...saidByEntry].some((key) => key.endsWith(fault.key))) others.push(fault);
  }
  const missed = drawn.filter((one) => !seen.has(one));
  return { found: drawn.length - missed.length, missed, others };
}

/** How a mutation could be called that a fault is about. */
function namesOf(fault: WalkFault): readonly string[] {
  const [first = '', second = ''] = fault.key.split(' ');
  return [`${fault.table} ${fault.key}`, `${fault.table} ${first}`, `${fault.table} ${first} ${second}`];
}

/** So many mutations of rows that no other is of: of every column of every table in turn, removals, and insertions. */
async function draw(database: Database, count: number, random: Random): Promise<readonly Mutation[]> {
  const kinds: (readonly [Target, ReadonlyMap<string, string>, Parameters<typeof mutate>[3]])[] = [];
  for (const target of TARGETS) {
    const columns = await columnsOf(target.table, database);
    const changed = [...columns.keys()].filter((name) => !target.free?.includes(name));
    // A definition is one of few: changing one would be seen in all that it computed.
    const all = target.table === 'measures.definition' ? [] : changed.map((column) => ({ column }));
    const whats = [...all, ...(all.length > 0 ? (['remove', 'insert'] as const) : (['insert'] as const))];
    for (const what of whats) kinds.push([target, columns, what]);
  }
  const rows = new Map<string, readonly Record<string, unknown>[]>();
  for (const { table } of TARGETS)
    rows.set(
      table,
      await database.query<Record<string, unknown>>(
        `select * from (select * from ${table} order by random() limit $1) t`,
        [Math.ceil((2 * count * 16) / kinds.length) + 50],
      ),
    );
  const taken = new Set<string>();
  const drawn: Mutation[] = [];
  for (let place = 0; drawn.length < count; place += 1) {
    const [target, columns, what] = kinds[place % kinds.length] ?? [];
    if (!target || !columns || !what) break;
    const own = (rows.get(target.table) ?? []).filter(
      (row) => !taken.has(`${target.table} ${target.nameOf(row)}`),
    );
    const row = own[random.below(own.length)];
    if (!row) {
      if (place > count * 20) throw new Error('there are too few rows for so many mutations');
      continue;
    }
    taken.add(`${target.table} ${target.nameOf(row)}`);
    drawn.push(mutate(target, columns, row, what, random));
  }
  return drawn;
}

async function plainScan(database: Database): Promise<void> {
  for (const { table } of TARGETS)
    await database.query(`select count(*), max(md5(t::text)) from ${table} t`, []);
}

function counted(drawn: readonly Mutation[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of drawn) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function summed({ entries, history, entities, current, measurements, journal }: WalkCount): string {
  return `${entries} entries of the log, ${history} facts of history, ${entities} entities with ${current} facts, ${measurements} measurements, ${journal} lines of journals`;
}
