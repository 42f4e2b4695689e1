import type { Violation } from './finding.ts';
import type { House } from './house/house.ts';
import { judgeDebts, withoutDebts } from './rules/debts.ts';
import { rules } from './rules.ts';

/** Everything that breaks a rule and is no old debt, and what is wrong with the list of debts itself. */
export function judgeHouse(house: House): readonly Violation[] {
  const violations = rules.flatMap((rule) =>
    rule.check(house).map((each): Violation => ({ rule: rule.name, ...each })),
  );
  const ofDebts = judgeDebts(house.debts, house.committedDebts, violations);
  return [
    ...withoutDebts(house.debts, violations),
    ...ofDebts.map((each): Violation => ({ rule: 'debts', ...each })),
  ];
}
