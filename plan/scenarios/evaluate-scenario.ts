import type { Kernel } from '@yuheng/kernel/kernel';
import { measureView } from '@yuheng/kernel/measure-view';
import { meaningOf } from '@yuheng/kernel/measures-definition';
import { type CompiledMeasure, compileMeasure } from '@yuheng/kernel/measures-evaluator';
import type { Scenario } from '@yuheng/kernel/scenario';
import { type TracePoint, timesOf, traceMeasure } from '@yuheng/kernel/scenario-trace';
import { overlaid } from '@yuheng/kernel/scenarios';
import type { MeasureState } from '../board/measure-state.ts';
import { readMeasureState } from '../board/read-measure-state.ts';
import { horizonDates } from '../compile/horizon/horizon-dates.ts';
import type { ProgrammeTarget } from '../confirm/programme.ts';
import { listPlans, type PlanRecord } from '../store/plan-store.ts';
import { overlaidTarget } from './overlaid-target.ts';
import type { ScenarioOutcome } from './result.ts';

interface Bound {
  readonly plan: PlanRecord;
  readonly target: ProgrammeTarget;
  readonly code: string;
  /** The end of its due date. */
  readonly until: string | null;
}

export interface Watch {
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number, step: string) => void;
}

/**
 * Every target of the plans at work that has a measure, and every other measure that the scenario concerns: with it and without,
 * from one snapshot of the facts. Nothing is written.
 */
export async function evaluateScenario(
  kernel: Kernel,
  scenario: Pick<Scenario, 'changes' | 'delay'>,
  { signal, progress }: Watch = {},
): Promise<ScenarioOutcome> {
  const now = kernel.clock().toISOString();
  const plans = (await listPlans(kernel)).filter(({ state }) => state === 'live');
  const states = await statesOf(kernel, plans);
  const bound = plans.flatMap((plan) => boundOf(plan, states));
  const codes = new Set(bound.map(({ code }) => code));
  const others = kernel.measures.known().filter(({ definition }) => !codes.has(definition.code));
  const compiled = new Map<string, CompiledMeasure>();
  const measureOf = (code: string): CompiledMeasure => {
    const known = compiled.get(code) ?? compileMeasure(meaningOf(kernel.measures.definition(code)));
    compiled.set(code, known);
    return known;
  };
  return overlaid(kernel, scenario, async ({ changes, timeline, facts, sql, ground }) => {
    const last = changes.at(-1)?.at ?? now;
    // Where there is no due date, or it is past, what is proposed still comes true, late.
    const untilOf = (due: string | null): string =>
      due !== null && due > now ? due : last > now ? last : now;
    const jobs = [
      ...bound.map(({ code, until }) => ({ code, until: untilOf(until) })),
      ...others.map(({ definition }) => ({ code: definition.code, until: untilOf(null) })),
    ].map(({ code, until }) => ({
      code,
      times: timesOf(measureOf(code), timeline.happenings, now, until),
    }));
    const total = jobs.reduce((sum, { times }) => sum + times.length, 0);
    let done = 0;
    const traces: (readonly TracePoint[])[] = [];
    for (const { code, times } of jobs) {
      traces.push(
        ifDifferent(
          await traceMeasure(measureOf(code), times, facts, sql, () => {
            signal?.throwIfAborted();
            progress?.(done, total, code);
            done += 1;
          }),
        ),
      );
    }
    return {
      at: now,
      ground,
      bases: basesOf(
        states,
        new Set(bound.flatMap(({ code }, index) => ((traces[index] ?? []).length > 0 ? [code] : []))),
      ),
      targets: bound.flatMap(({ plan, target, code }, index) => {
        const state = states.get(code);
        return state ? [overlaidTarget(plan, target, state, traces[index] ?? [], now)] : [];
      }),
      figures: others.flatMap((known, index) => {
        const end = traces[bound.length + index]?.at(-1);
        if (end === undefined) return [];
        const { code, title, unit, decimals } = measureView(kernel.registry, known);
        return [{ measure: code, title, unit, decimals, ...end }];
      }),
      lines: scenario.changes.map((_, line) => {
        const own = changes.filter((one) => one.line === line);
        return {
          line,
          entities: new Set(own.map(({ change }) => change.id)).size,
          first: own[0]?.at ?? '',
          last: own.at(-1)?.at ?? '',
        };
      }),
    };
  });
}

/** What a measure hears need not move it: where nothing differs, it is not concerned. */
function ifDifferent(trace: readonly TracePoint[]): readonly TracePoint[] {
  return trace.some((point) => point.without !== point.with) ? trace : [];
}

async function statesOf(
  kernel: Kernel,
  plans: readonly PlanRecord[],
): Promise<ReadonlyMap<string, MeasureState>> {
  const states = new Map<string, MeasureState>();
  for (const code of new Set(plans.flatMap(({ bindings }) => Object.values(bindings)))) {
    const state = await readMeasureState(kernel, code);
    if (state !== null) states.set(code, state);
  }
  return states;
}

function boundOf(plan: PlanRecord, states: ReadonlyMap<string, MeasureState>): readonly Bound[] {
  return plan.programme.targets.flatMap((target) => {
    const code = plan.bindings[target.id];
    if (code === undefined || !states.has(code)) return [];
    const due = horizonDates(target.horizon, plan.programme.issueDate).latest;
    return [{ plan, target, code, until: due === null ? null : `${due}T23:59:59.999Z` }];
  });
}

/** The real figures that stand beside, of the measures that are concerned. */
function basesOf(
  states: ReadonlyMap<string, MeasureState>,
  concerned: ReadonlySet<string>,
): Record<string, string> {
  return Object.fromEntries(
    [...states].flatMap(([code, { newest }]) =>
      newest === null || !concerned.has(code) ? [] : [[code, newest.id] as const],
    ),
  );
}
