import type { Claim, Record, Source } from '@yuheng/plan/contradictions-record';
import type { Scene, StorySource } from '@yuheng/world/reports-story';

/** The scenes of a story as one record: what was said, and what is recorded. */
export function recordOf(scenes: readonly Scene[]): Record {
  return {
    claims: scenes.flatMap(({ reports }) =>
      reports.map(
        (report): Claim => ({
          ...report,
          id: claimId(report),
          by: `user:${report.unit}`,
          named: report.evidence.map(({ source, measured }) => ({
            source,
            measurement: measured === null ? null : { id: source, value: measured },
          })),
        }),
      ),
    ),
    sources: new Map(
      scenes.flatMap(({ sources }) => sources.map((source) => [source.key, sourceOf(source)] as const)),
    ),
    same: new Set(scenes.flatMap(({ same }) => same.map((pair) => pair.join(' ')))),
  };
}

export function claimId({ task, at, said }: Scene['reports'][number]): string {
  return `${task} ${at} ${said}`;
}

function sourceOf({ key, kind, names, unit, direction, goal, readings, gone }: StorySource): Source {
  return {
    key,
    ref: kind === 'measure' ? { kind, code: key } : { kind, entity: key, attribute: 'state' },
    names,
    unit,
    direction,
    goals:
      goal === null
        ? []
        : [
            {
              target: `${goal.plan}:t`,
              plan: goal.plan,
              subject: goal.subject,
              goal: { comparator: '>=', value: goal.value, high: null, direction: 'up' },
            },
          ],
    readings,
    present: gone ? null : { value: readings.at(-1)?.value ?? null },
  };
}
