import type { Kernel } from '@yuheng/kernel/kernel';
import type { Source, SourceGoal, SourceReading } from '../rules/record.ts';
import { measureKey } from './claims-of.ts';

/** Ends of months before a claim at which its measures are looked at: enough to know how they go. */
const MONTHS = 8;

/** A measure as a source: what facts today say that it was at the ends of months and at the times of claims. */
export async function measureSource(
  kernel: Kernel,
  code: string,
  times: readonly string[],
  goals: readonly SourceGoal[],
): Promise<Source | null> {
  const known = kernel.measures.known().find(({ definition }) => definition.code === code);
  if (known === undefined) return null;
  const newest = await kernel.measures.newest(code);
  const now = kernel.clock().toISOString();
  const asked = [...new Set(times.flatMap((time) => [time, ...monthEnds(time)]))].filter(
    (time) => time <= now,
  );
  const readings = new Map<string, SourceReading>();
  for (const time of asked.toSorted()) {
    const figure = await kernel.measures.figureAt(code, time);
    // It spoke when the newest of its facts was observed: asked twice in between, it says the same.
    if (figure.value === null || figure.observedAt === null) continue;
    const at = new Date(figure.observedAt).toISOString();
    readings.set(at, { at, value: figure.value, recordedAt: null });
  }
  if (newest !== null && newest.value !== null && newest.facts > 0) {
    const figure = await kernel.measures.figureAt(code, now);
    const at = new Date(figure.observedAt ?? newest.at).toISOString();
    if (!readings.has(at)) readings.set(at, { at, value: newest.value, recordedAt: null });
  }
  const { pack, texts } = known;
  const title = texts?.title ?? kernel.registry.text(pack, `measures.${code}.title`);
  return {
    key: measureKey(code),
    ref: { kind: 'measure', code },
    names: [title['zh-CN'], title.en, ...goals.map(({ subject }) => subject)],
    unit: known.definition.unit,
    direction: known.definition.direction,
    goals,
    readings: [...readings.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    present: newest === null ? null : { value: newest.value },
  };
}

/** The last moments of the months before a time, newest first. */
function monthEnds(time: string): readonly string[] {
  const at = new Date(time);
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - back, 1) - 1).toISOString(),
  );
}
