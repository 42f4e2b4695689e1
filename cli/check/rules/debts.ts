import type { Violation } from '../finding.ts';
import { type Debts, debtsPath } from '../house/house.ts';
import { type Breach, breach } from '../rule.ts';

/**
 * The list of debts only shrinks: a debt that was paid leaves it, and none joins it. What may be in it is what every
 * committed version of the list has held, from the one that began it.
 */
export function judgeDebts(
  debts: Debts,
  committed: readonly Debts[],
  violations: readonly Violation[],
): readonly Breach[] {
  return entriesOf(debts).flatMap(({ rule, file }) => {
    const owed = violations.some((violation) => violation.rule === rule && violation.file === file);
    if (!owed) return [breach(debtsPath, 1, 'paid', { rule, file })];
    const old = committed.length > 0 && committed.every((version) => version[rule]?.includes(file));
    return old ? [] : [breach(debtsPath, 1, 'new', { rule, file })];
  });
}

/** The violations that are no debt. */
export function withoutDebts(debts: Debts, violations: readonly Violation[]): readonly Violation[] {
  return violations.filter(({ rule, file }) => !debts[rule]?.includes(file));
}

function entriesOf(debts: Debts): readonly { rule: string; file: string }[] {
  return Object.entries(debts).flatMap(([rule, files]) => files.map((file) => ({ rule, file })));
}
