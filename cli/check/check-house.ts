import type { Finding, Violation } from './finding.ts';
import { readHouse } from './house/read-house.ts';
import { judgeHouse } from './judge-house.ts';
import { codeSizes } from './rules/sizes.ts';
import { type Language, type Say, wording } from './wording.ts';

/** What the checker saw, besides what it found. */
export interface Inspection {
  readonly findings: readonly Finding[];
  /** Files of code. */
  readonly files: number;
  readonly packs: number;
  /** Lines of the file in the middle, by length. */
  readonly median: number;
}

/** Holds the repository at `root` against the rules of the house. */
export async function checkHouse(root: string, language: Language = 'en'): Promise<readonly Finding[]> {
  return (await inspectHouse(root, language)).findings;
}

export async function inspectHouse(root: string, language: Language = 'en'): Promise<Inspection> {
  const house = await readHouse(root);
  const say = await wording(language);
  const lengths = codeSizes(house).map(({ lines }) => lines);
  return {
    findings: judgeHouse(house).map((violation) => inWords(violation, say)),
    files: lengths.length,
    packs: house.packs.length,
    median: median(lengths),
  };
}

export function inWords({ rule, file, line, case: name, values }: Violation, say: Say): Finding {
  return { rule, file, line, message: say(`check.${rule}.${name}`, values) };
}

/** The middle of the numbers by size (of two middles the lower); 0 for none. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(numbers.length / 2) - 1)] ?? 0;
}
