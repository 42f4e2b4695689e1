import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Scenario } from '@yuheng/kernel/scenario';
import { resultsOf, scenarioFor, scenariosFor } from '@yuheng/kernel/scenarios';
import Type, { type Static } from 'typebox';
import { openProposal, ProposalView, proposalView } from './proposal.ts';
import { ScenarioOutcome, Staleness } from './result.ts';
import { groundMoved, movedSince } from './staleness.ts';

const Result = Type.Object({ outcome: ScenarioOutcome, stale: Type.Array(Staleness) });

/** A scenario as its page shows it. */
export const ScenarioView = Type.Object({
  scenario: Scenario,
  /** The reader wrote it. */
  mine: Type.Boolean(),
  /** The newest; null before it was evaluated. */
  result: Type.Union([Result, Type.Null()]),
  /** The one that is open, or that was decided last. */
  proposal: Type.Union([ProposalView, Type.Null()]),
});
export type ScenarioView = Static<typeof ScenarioView>;

/** A scenario in the list: without what it says of each target. */
export const ListedScenario = Type.Object({
  ...Type.Omit(Scenario, ['changes']).properties,
  lines: Type.Integer(),
  mine: Type.Boolean(),
  evaluatedAt: Type.Union([Type.String(), Type.Null()]),
  stale: Type.Array(Staleness),
  /** Targets that it concerns. */
  targets: Type.Array(
    Type.Object({
      target: Type.String(),
      subject: Type.String(),
      chance: Type.Union([Type.Number(), Type.Null()]),
      chanceWith: Type.Union([Type.Number(), Type.Null()]),
      lamp: Type.String(),
      lampWith: Type.String(),
    }),
  ),
});
export type ListedScenario = Static<typeof ListedScenario>;

/** @throws Problem scenarios.not-found */
export async function readScenarioView(kernel: Kernel, id: string, reader: Actor): Promise<ScenarioView> {
  const scenario = await scenarioFor(kernel, id, reader);
  const [kept] = await resultsOf(kernel, [id]);
  const outcome = kept?.content as ScenarioOutcome | undefined;
  const proposal = await openProposal(kernel, id);
  return {
    scenario,
    mine: scenario.author === reader.id,
    result:
      kept && outcome
        ? {
            outcome,
            stale: [
              ...(await movedSince(kernel, scenario, { version: kept.version, outcome })),
              ...(kept.version === scenario.version ? await groundMoved(kernel, scenario, outcome) : []),
            ],
          }
        : null,
    proposal: proposal && proposalView(proposal),
  };
}

export async function listScenarioViews(kernel: Kernel, reader: Actor): Promise<ListedScenario[]> {
  const scenarios = await scenariosFor(kernel, reader);
  const results = new Map(
    (
      await resultsOf(
        kernel,
        scenarios.map(({ id }) => id),
      )
    ).map((one) => [one.scenario, one]),
  );
  const listed: ListedScenario[] = [];
  for (const scenario of scenarios) {
    const { changes, ...rest } = scenario;
    const kept = results.get(scenario.id);
    const outcome = kept?.content as ScenarioOutcome | undefined;
    listed.push({
      ...rest,
      lines: changes.length,
      mine: scenario.author === reader.id,
      evaluatedAt: outcome?.at ?? null,
      stale:
        kept && outcome ? [...(await movedSince(kernel, scenario, { version: kept.version, outcome }))] : [],
      targets: (outcome?.targets ?? [])
        .filter(({ concerned }) => concerned)
        .map(({ target, lamp, forecast }) => ({
          target: target.id,
          subject: target.subject,
          chance: target.forecast?.chance ?? null,
          chanceWith: forecast?.chance ?? null,
          lamp: target.lamp,
          lampWith: lamp,
        })),
    });
  }
  return listed;
}
