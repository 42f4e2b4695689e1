import type { Kernel } from '@yuheng/kernel/kernel';
import type { ProposedChange } from '@yuheng/kernel/scenario-change';
import { closingOf, dayShiftedBy, shiftedBy } from '@yuheng/kernel/working-days';
import type { ProposalData } from './proposal.ts';

type Steps = Parameters<Kernel['cases']['change']>[1];

/** What an approved proposal sets going: due times that move, and for each other line a step of a unit. Facts are not among it. */
export async function approvalOf(
  { cases }: Pick<Kernel, 'cases'>,
  parent: string,
  data: ProposalData,
  unit: string | null,
  note: string,
): Promise<Required<Pick<Steps, 'open' | 'revise'>>> {
  const shifts = new Map<string, number>();
  for (const line of data.changes)
    if (line.kind === 'shift') shifts.set(line.case, (shifts.get(line.case) ?? 0) + line.workingDays);
  const present = await cases.find([...shifts.keys()]);
  const revise = present.flatMap(({ id, owner, finalDueAt, closedAt }) =>
    finalDueAt === null || closedAt !== null
      ? []
      : [{ id, owner, finalDueAt: shiftedBy(finalDueAt, shifts.get(id) ?? 0), note }],
  );
  const open = data.changes.flatMap((line, index) =>
    line.kind === 'shift'
      ? []
      : [
          {
            type: 'PlanStep',
            data: { scenario: data.scenario, name: data.name, line, delay: data.delay },
            owner: unit,
            finalDueAt: closingOf(data.ends[index] ?? endOf(line, data.delay)),
            parent,
            note,
          },
        ],
  );
  return { open, revise };
}

function endOf(line: ProposedChange, delay: number): string {
  const days = line.kind === 'rows' ? line.rows.map(({ from }) => from) : [line.from];
  return dayShiftedBy(days.toSorted().at(-1) ?? '', delay);
}
