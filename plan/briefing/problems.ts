import type { PlanView } from '../board/view.ts';
import type { OpenContradiction } from './contradictions/open-contradiction.ts';
import type { EvidenceBook } from './evidence-book.ts';
import type { Sentence } from './figure.ts';
import { asCounted, type TrackedTask } from './tracked-task.ts';

/** 存在问题 and, for each, 下步要求. */
export interface ProblemsAndDemands {
  readonly problems: readonly (readonly Sentence[])[];
  readonly demands: readonly (readonly Sentence[])[];
}

/** What is wrong by the record, and what follows for whom; where nothing is wrong, both say so. */
export function problemsOf(
  {
    plans,
    tasks,
    contradictions,
  }: {
    readonly plans: readonly PlanView[];
    readonly tasks: readonly TrackedTask[];
    readonly contradictions: readonly OpenContradiction[];
  },
  book: EvidenceBook,
): ProblemsAndDemands {
  const found = [
    ...taskProblems(tasks, book),
    ...contradicted(contradictions, book),
    ...targetProblems(plans, book),
  ];
  const last: readonly Sentence[] = [{ key: 'demands.all', values: {} }];
  if (found.length === 0) return { problems: [[{ key: 'problems.none', values: {} }]], demands: [last] };
  return {
    problems: found.map(({ problem }) => [problem]),
    demands: [...found.map(({ demand }) => [demand]), last],
  };
}

interface Found {
  readonly problem: Sentence;
  readonly demand: Sentence;
}

function taskProblems(tasks: readonly TrackedTask[], book: EvidenceBook): readonly Found[] {
  const found: Found[] = [];
  const about = (name: string, own: readonly TrackedTask[], more: Sentence['values'] = {}): void => {
    if (own.length === 0) return;
    const units = [...new Set(own.map(({ lead }) => lead).filter((lead) => lead !== null))];
    const who = units.length === 0 ? '.nobody' : '';
    const words: Sentence['values'] = units.length === 0 ? {} : { units: { words: units } };
    found.push({
      problem: {
        key: `problems.${name}${who}`,
        values: { tasks: book.ofTasks(own.length, asCounted(own)), ...words, ...more },
      },
      demand: { key: `demands.${name}${who}`, values: words },
    });
  };
  const overdue = tasks.filter(({ standing }) => standing === 'overdue');
  const longest = Math.max(0, ...overdue.map(({ at }) => at.days ?? 0));
  about('overdue', overdue, { days: book.ofTasks(longest, asCounted(overdue)) });
  about(
    'steps',
    tasks.filter(({ standing }) => standing === 'warning'),
  );
  about(
    'unnamed',
    tasks.filter(({ lead }) => lead === null),
  );
  return found;
}

function contradicted(found: readonly OpenContradiction[], book: EvidenceBook): readonly Found[] {
  if (found.length === 0) return [];
  const units = [...new Set(found.flatMap(({ unit }) => unit ?? []))];
  const who = units.length === 0 ? '.nobody' : '';
  const words: Sentence['values'] = units.length === 0 ? {} : { units: { words: units } };
  return [
    {
      problem: {
        key: `problems.contradicted${who}`,
        values: { count: book.ofContradictions(found), ...words },
      },
      demand: { key: `demands.contradicted${who}`, values: words },
    },
  ];
}

function targetProblems(plans: readonly PlanView[], book: EvidenceBook): readonly Found[] {
  const all = plans.flatMap((plan) => plan.targets);
  const kinds = {
    undecided: all.filter(({ goal }) => goal === null),
    unmeasured: all.filter(({ goal, reading }) => goal !== null && reading === null),
    stated: all.filter(({ reading }) => reading?.tier === 'C' || reading?.tier === 'D'),
  };
  return Object.entries(kinds)
    .filter(([, targets]) => targets.length > 0)
    .map(([name, targets]) => ({
      problem: { key: `problems.${name}`, values: { targets: book.ofTargets(targets) } },
      demand: { key: `demands.${name}`, values: {} },
    }));
}
