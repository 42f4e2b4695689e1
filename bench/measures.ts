import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kernel } from '@yuheng/kernel/kernel';
import { compileMeasure } from '@yuheng/kernel/measures-evaluator';
import { partsOf } from '@yuheng/kernel/measures-parts';
import { rowsOf } from '@yuheng/kernel/measures-rows';
import { verifyEvidence } from '@yuheng/kernel/measures-verify';
import { openKernel } from '@yuheng/kernel/open-kernel';
import { type Database, openDatabase } from '@yuheng/kernel/store';
import { pack as network } from '@yuheng/network/pack';
import { differences, type Figures, World } from './measures/known-world.ts';
import {
  ATTRIBUTES,
  CITIES,
  codeOf,
  entityId,
  MEASURES_PER_TYPE,
  statementsOf,
  uses,
} from './measures/made.ts';
import { BY, type Code, prepare, type Size } from './measures/prepare.ts';
import { seconds, summarise } from './samples.ts';

export interface MeasuresBench {
  readonly facts: number;
  readonly measures: number;
  /** Facts that change one at a time. */
  readonly changes: number;
  /** A folder that is filled once and measured as often as one likes; null: one of its own, that is removed. */
  readonly data: string | null;
  readonly say: (line: string) => void;
}

/** What stands of every entity. */
const STANDING = 'facts.entity';
/** Figures that are computed again out of the facts of their evidence, as `yuheng verify` does. */
const VERIFIED = 20;

/**
 * Many measures, each in 18 cities, over many facts: evaluated in full, after one fact, and again out of raw facts. Every
 * figure is held against what it has to be, to the last bit. @returns whether all of them are that
 */
export async function benchMeasures({
  facts,
  measures,
  changes,
  data,
  say,
}: MeasuresBench): Promise<boolean> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'yuheng-measures-')));
  const types = Math.ceil(measures / MEASURES_PER_TYPE);
  const size = { types, entities: Math.ceil(facts / types / ATTRIBUTES) };
  const codes = Array.from({ length: measures }, (_, number): Code => {
    const [type, shape] = [Math.floor(number / MEASURES_PER_TYPE), number % MEASURES_PER_TYPE];
    return { code: codeOf(type, shape), type, measure: shape };
  });
  const database = await openDatabase({ data: join(folder, 'data') });
  try {
    await prepare(database, codes, size, say);
    const kernel = await openKernel({ database, packs: [network] });
    try {
      return await measure({ kernel, database, codes, size, changes, say });
    } finally {
      await kernel.close();
    }
  } finally {
    await database.close();
    if (data === null) await rm(folder, { recursive: true, force: true });
  }
}

interface Measuring {
  readonly kernel: Kernel;
  readonly database: Database;
  readonly codes: readonly Code[];
  readonly size: Size;
  readonly changes: number;
  readonly say: (line: string) => void;
}

async function measure({ kernel, database, codes, size, changes, say }: Measuring): Promise<boolean> {
  const scan = await seconds(() => database.query(`select count(md5(e::text)) from ${STANDING} e`, []));
  say(`baseline: md5 of all that stands, in PostgreSQL alone: ${scan.took.toFixed(1)} s`);
  const world = new World(size.entities);
  const figures = new Map<string, Figures>();
  const peak = watchMemory();
  const used = process.cpuUsage();
  const full = await seconds(async () => {
    for (const { code } of codes)
      figures.set(code, await figuresOf(kernel, (await kernel.measures.evaluate(code)).id));
  });
  const { user, system } = process.cpuUsage(used);
  say(
    `${codes.length} measures × ${CITIES.length} cities in full: ${full.took.toFixed(1)} s = ${(full.took / scan.took).toFixed(1)} × the baseline, of which ${((user + system) / 1e6).toFixed(1)} s this process's CPU; memory up to ${peak().toFixed(0)} MB`,
  );
  const wrong = codes.flatMap((one) => differences(one, figures.get(one.code), world.of(one.type)));
  wrong.push(...(await recompute(kernel, codes, figures)));
  say(
    `${Math.min(VERIFIED, codes.length)} of them again out of the facts of their evidence, with all digests and seals`,
  );
  await seconds(() => kernel.measures.start()).then(({ took }) =>
    say(`a server that starts looks through all measures in ${took.toFixed(1)} s`),
  );
  const times = new Map<string, number[]>();
  for (let change = 0; change < 2 * Math.ceil(changes / 2); change += 1) {
    const pair = Math.floor(change / 2);
    const type = (pair * 7) % size.types;
    const attribute = pair % 5 === 4 ? 'city' : `v${(pair % 7) + 1}`;
    const entity = (pair * 101) % size.entities;
    const before = world.entity(type, entity);
    // Every other change takes the one before it back, so that the world ends as it was.
    if (change % 2 === 0) world.change(type, entity, attribute, change);
    else world.restore(type, entity);
    const after = world.entity(type, entity);
    const concerned = codes.filter((one) => one.type === type && uses(one.measure, attribute, before, after));
    if (concerned.length === 0) continue;
    const { took, result } = await seconds(() =>
      oneFact(kernel, world, { type, entity, attribute }, concerned),
    );
    const kind = attribute === 'city' ? 'ten measures' : 'one to three measures';
    const known = change % 2 === 0 ? `${kind}, not at hand` : `${kind}, at hand`;
    times.set(known, [...(times.get(known) ?? []), took * 1000]);
    for (const one of concerned) wrong.push(...differences(one, result.get(one.code), world.of(type)));
  }
  for (const [kind, own] of times) {
    const { runs, p50, p99 } = summarise(own);
    say(
      `after one fact of ${kind}, until these stand anew in all cities: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (${runs} times)`,
    );
  }
  say(
    wrong.length === 0
      ? 'every figure is to the last bit what it has to be'
      : `${wrong.length} figures are WRONG: ${wrong.slice(0, 5).join(', ')}`,
  );
  return wrong.length === 0;
}

async function figuresOf(kernel: Kernel, id: string): Promise<Figures> {
  const { value } = await kernel.measures.read(id);
  const { parts } = await kernel.measures.parts(id, ['city']);
  return { whole: value, cities: new Map(parts.map((part) => [part.of[0] ?? '', part.value])) };
}

/** Writes one fact, waits until every measure that reads it has been measured anew, and reads its figures. */
async function oneFact(
  kernel: Kernel,
  world: World,
  { type, entity, attribute }: { readonly type: number; readonly entity: number; readonly attribute: string },
  concerned: readonly Code[],
): Promise<ReadonlyMap<string, Figures>> {
  const awaited = new Set(concerned.map(({ code }) => code));
  const figures = new Map<string, Figures>();
  const reading: Promise<void>[] = [];
  await new Promise<void>((resolve, reject) => {
    const stop = kernel.events.subscribe(({ type: kind, data }) => {
      const code = String(data['measure']);
      if (kind !== 'measurement' || !awaited.delete(code)) return;
      reading.push(
        figuresOf(kernel, String(data['measurement'])).then((own) => {
          figures.set(code, own);
        }),
      );
      if (awaited.size > 0) return;
      stop();
      resolve();
    });
    const all = statementsOf(world.entity(type, entity));
    const statements = new Map([...all].filter(([name]) => name === attribute));
    kernel.facts.write([{ op: 'append', id: entityId(type, entity), statements }], BY).catch(reject);
  });
  await Promise.all(reading);
  return figures;
}

/** Some figures out of the facts of their evidence alone, as `yuheng verify` and a reader years later have them. */
async function recompute(
  kernel: Kernel,
  codes: readonly Code[],
  figures: ReadonlyMap<string, Figures>,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const step = Math.max(1, Math.floor(codes.length / VERIFIED));
  for (const { code } of codes.filter((_, place) => place % step === 0)) {
    const newest = await kernel.measures.newest(code);
    const bundle = await kernel.measures.bundle(newest?.id ?? '');
    const rows = Object.fromEntries(
      Object.entries(bundle.facts).map(([name, own]) => [name, rowsOf(own)] as const),
    );
    const compiled = compileMeasure(bundle.definition);
    const parts = partsOf(rows, () => true, ['city']).map(
      (part) => [part.of[0] ?? '', compiled.computeRows(part.rows).value] as const,
    );
    const own = figures.get(code);
    const isSame =
      verifyEvidence({ ...bundle, proof: null }).every((fault) => fault.code === 'not-in-log') &&
      compiled.computeRows(rows).value === own?.whole &&
      parts.length === own?.cities.size &&
      parts.every(([city, value]) => own?.cities.get(city) === value);
    if (!isSame) wrong.push(`${code} from its evidence`);
  }
  return wrong;
}

/** The most memory (MB) that this process held until it is asked. */
function watchMemory(): () => number {
  let most = 0;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss() / 2 ** 20);
  };
  const timer = setInterval(look, 200);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}
