import type { PlanView, TargetView } from '../../board/view.ts';
import type { EvidenceBook } from '../../briefing/evidence-book.ts';
import type { Sentence } from '../../briefing/figure.ts';
import type { TrackedTask } from '../../briefing/tracked-task.ts';
import type { Subject } from './subject.ts';

/** Targets: red and amber ones by their lamps; those without a number, a measure or facts wait for a decision. */
export function targetSubjects(
  plans: readonly PlanView[],
  tasks: readonly TrackedTask[],
  book: EvidenceBook,
): readonly Subject[] {
  return plans.flatMap((plan) =>
    plan.targets.map((target): Subject => {
      const { key, group, weight } = judged(target);
      return {
        key: `target:${target.id}`,
        group,
        weight,
        about: 'target',
        case: null,
        target: target.id,
        task: null,
        planTitle: plan.title,
        title: target.subject,
        unit: reporterOf(target, tasks),
        standing: standingOf(target, key, book),
        words: target.quote,
      };
    }),
  );
}

function judged({ lamp, goal, measure, reading, reason }: TargetView): Pick<Subject, 'group' | 'weight'> & {
  readonly key: string;
} {
  const count = (name: string): number => {
    const value = reason.values[name];
    return typeof value === 'number' ? value : 0;
  };
  switch (lamp) {
    case 'overdue':
      return { key: 'overdue', group: 'red', weight: 100_000 + count('days') };
    case 'unlikely':
      return { key: 'unlikely', group: 'red', weight: 10_000 - count('chance') };
    case 'warning':
      return {
        key: reason.key === 'stale' ? 'stale' : 'doubtful',
        group: 'red',
        weight: 1000 - count('chance'),
      };
    case 'normal':
      return { key: 'normal', group: null, weight: 0 };
    case 'none':
      if (goal === null) return { key: 'undecided', group: 'undecided', weight: 300 };
      if (measure === null) return { key: 'unmeasured', group: 'undecided', weight: 200 };
      if (reading === null) return { key: 'no-facts', group: 'undecided', weight: 100 };
      return { key: 'open', group: null, weight: 0 };
  }
}

/** Why, and then the figure beside what is asked. */
function standingOf(target: TargetView, key: string, book: EvidenceBook): readonly Sentence[] {
  const { goal, unit, reason } = target;
  const number = (name: string) => {
    const value = reason.values[name];
    return typeof value === 'number' ? book.fromReading(target, value, 0) : null;
  };
  const [days, chance] = [number('days'), number('chance')];
  const why: Sentence = {
    key:
      chance === null && (key === 'unlikely' || key === 'doubtful')
        ? 'agenda.target.off-track'
        : `agenda.target.${key}`,
    values: { ...(days === null ? {} : { days }), ...(chance === null ? {} : { chance }) },
  };
  const reading = book.reading(target);
  if (reading === null || goal === null) return [why];
  const asked = book.asked(target, goal.shown);
  return [why, { key: 'agenda.target.figure', values: { reading, asked, unit: { words: [unit] } } }];
}

/** The lead unit of the task in whose words the target stands; null: the office reports. */
function reporterOf({ id }: TargetView, tasks: readonly TrackedTask[]): string | null {
  const holder = id.replace(/-t\d+$/, '');
  return tasks.find(({ view }) => view.id === holder)?.lead ?? null;
}
