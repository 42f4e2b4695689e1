import type { Case } from '../cases/case.ts';
import type { CaseType } from '../cases/case-type.ts';
import type { Cases } from '../cases/cases.ts';
import { dayShiftedBy } from '../cases/working-days.ts';
import type { Facts } from '../facts/facts.ts';
import { Problem } from '../http/problem.ts';
import type { Sql } from '../store/database.ts';
import { type DatedChange, inOrder } from './dated-change.ts';
import { expandCaseLine } from './expand-case-line.ts';
import { expandFactLine, type Find } from './expand-change.ts';
import type { ProposedChange } from './proposed-change.ts';

/** Changes of entities that one scenario may come to. */
export const MOST_CHANGES = 20_000;

/** What a scenario asks of the house to know what its lines come to. */
export interface Ground {
  readonly facts: Pick<Facts, 'query'>;
  readonly cases: Pick<Cases, 'get'>;
  readonly caseTypes: ReadonlyMap<string, CaseType>;
}

/**
 * Lines -> changes of entities in the order in which they come true, out of the facts and cases as they stand now.
 * @param delay working days by which everything comes true later
 * @throws Problem scenarios.too-many-changes, scenarios.nothing-selected; of the lines
 */
export async function expandScenario(
  lines: readonly ProposedChange[],
  delay: number,
  ground: Ground,
  sql?: Sql,
): Promise<readonly DatedChange[]> {
  const find: Find = async ({ type, q, ids, limit }) => {
    const selection = { types: [type], ...(q === undefined ? {} : { q }), ...(ids ? { ids } : {}) };
    const { entities } = await ground.facts.query(
      { ...selection, limit: limit ?? MOST_CHANGES + 1 },
      sql ? { sql } : {},
    );
    if (entities.length === 0) throw new Problem('scenarios.nothing-selected', { type, q: q ?? '–' });
    return entities;
  };
  const cases = new Map<string, Case>();
  const out: DatedChange[] = [];
  for (const [number, asked] of lines.entries()) {
    const line = delayed(asked, delay);
    if (line.kind === 'shift' || line.kind === 'move') {
      const before = cases.get(line.case) ?? (await ground.cases.get(line.case));
      const type = ground.caseTypes.get(before.type);
      if (type === undefined) throw new Problem('cases.not-found');
      const { after, changes } = expandCaseLine(line, number, before, type);
      cases.set(after.id, after);
      out.push(...changes);
    } else {
      for (const change of await expandFactLine(line, number, find)) out.push(change);
    }
    if (out.length > MOST_CHANGES)
      throw new Problem('scenarios.too-many-changes', { count: out.length, limit: MOST_CHANGES });
  }
  return inOrder(out);
}

function delayed(line: ProposedChange, workingDays: number): ProposedChange {
  if (workingDays === 0) return line;
  if (line.kind === 'rows')
    return {
      ...line,
      rows: line.rows.map((row) => ({ ...row, from: dayShiftedBy(row.from, workingDays) })),
    };
  return { ...line, from: dayShiftedBy(line.from, workingDays) };
}
