import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import { showToHouse } from '@yuheng/kernel/scenarios';
import Type from 'typebox';
import { Reason } from '../confirm/request.ts';
import { differencesOf, openProposal, type ProposalData } from '../scenarios/proposal.ts';
import { readScenarioView } from '../scenarios/read-view.ts';

/**
 * Puts a scenario of one's own before the programme office, with the differences that it makes by now; from then on the house
 * sees it. Its result must hold: what has moved is evaluated anew first.
 */
export const proposeScenario = defineOperation({
  name: 'propose-scenario',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    scenario: Type.String({ format: 'uuid' }),
    /** Which unit is to carry it out. */
    unit: Type.Optional(Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' })),
    reason: Reason,
  }),
  output: Type.Object({ proposal: Type.String() }),
  async handle({ scenario: id, unit, reason }, { kernel, actor }) {
    const { scenario, mine, result } = await readScenarioView(kernel, id, actor);
    if (!mine) throw new Problem('scenarios.not-yours');
    if (result === null || result.stale.length > 0) throw new Problem('plan.scenario-stale');
    const { outcome } = result;
    const differences = differencesOf(outcome.targets);
    if (differences.length === 0) throw new Problem('plan.scenario-idle');
    const data: ProposalData = {
      scenario: id,
      version: scenario.version,
      name: scenario.name,
      proposer: actor.id,
      proposerName: actor.name,
      reason: reason.trim(),
      unit: unit?.trim() ?? null,
      baseAt: outcome.at,
      delay: scenario.delay,
      changes: scenario.changes,
      ends: outcome.lines.map(({ last }) => last.slice(0, 10)),
      differences,
    };
    const [made] = await kernel.cases.open(
      [{ type: 'PlanProposal', data, owner: actor.organisation, finalDueAt: null, note: reason }],
      actor,
      {
        async with(_cases, tx) {
          await showToHouse(tx, id);
          const open = await openProposal(kernel, id);
          if (open !== null && open.closedAt === null) throw new Problem('plan.proposed-already');
        },
      },
    );
    return { proposal: made?.id ?? '' };
  },
});
