import { findContradictions } from '@yuheng/plan/contradictions';
import { kinds } from '@yuheng/plan/contradictions-record';
import { tellStory } from '@yuheng/world/reports';
import { claimId, recordOf } from './contradictions/record-of.ts';

export interface ContradictionsBench {
  /** Seeds of each set. */
  readonly runs: number;
  /** Lists what was missed and what was found without being there. */
  readonly differences: boolean;
  readonly say: (line: string) => void;
}

/** Where the seeds of each set begin: on the first the rules were tuned, the others were kept apart. */
const SETS = [
  { name: 'tuning seeds', first: 1, held: false },
  { name: 'held seeds, phrases as in tuning', first: 30_001, held: false },
  { name: 'held seeds, held phrases', first: 20_001, held: true },
] as const;

interface Count {
  planted: number;
  found: number;
  wrong: number;
}

/** How many of the contradictions that a story plants are found, and how many of those found are planted, by kind. */
export function benchContradictions({ runs, differences, say }: ContradictionsBench): void {
  for (const { name, first, held } of SETS) {
    const counts = new Map<string, Count>(kinds.map((kind) => [kind, { planted: 0, found: 0, wrong: 0 }]));
    const countOf = (kind: string) => counts.get(kind) ?? { planted: 0, found: 0, wrong: 0 };
    for (let seed = first; seed < first + runs; seed += 1) {
      const scenes = tellStory(seed, { held });
      const planted = new Map(
        scenes.flatMap(({ planted: one, reports, name: way }) => {
          const report = one === null ? undefined : reports[one.report];
          return one === null || report === undefined
            ? []
            : [[`${one.kind} ${claimId(report)}`, { ...one, way, report }] as const];
        }),
      );
      const found = findContradictions(recordOf(scenes));
      const keys = new Set(found.map(({ kind, claim }) => `${kind} ${claim.id}`));
      for (const [key, { kind, way, report }] of planted) {
        countOf(kind).planted += 1;
        if (keys.has(key)) countOf(kind).found += 1;
        else if (differences) say(`  seed ${seed} missed ${way}: ${report.text}`);
      }
      for (const { kind, claim } of found) {
        if (planted.has(`${kind} ${claim.id}`)) continue;
        countOf(kind).wrong += 1;
        if (differences) say(`  seed ${seed} wrong ${kind} in ${claim.task}: ${claim.text}`);
      }
    }
    say(`contradictions, ${name}, ${runs} seeds: ${line(sum([...counts.values()]))}`);
    for (const kind of kinds) say(`  ${kind}: ${line(countOf(kind))}`);
  }
}

function sum(counts: readonly Count[]): Count {
  const total = { planted: 0, found: 0, wrong: 0 };
  for (const { planted, found, wrong } of counts) {
    total.planted += planted;
    total.found += found;
    total.wrong += wrong;
  }
  return total;
}

function line({ planted, found, wrong }: Count): string {
  const recall = planted === 0 ? 1 : found / planted;
  const precision = found + wrong === 0 ? 1 : found / (found + wrong);
  return `recall ${recall.toFixed(3)} (${found} of ${planted}), precision ${precision.toFixed(3)} (${wrong} wrong)`;
}
