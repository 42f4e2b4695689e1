import { formatDate } from '@yuheng/console/text/format-time';
import type { Language } from '@yuheng/console/text/language';
import { writeCsv } from '@yuheng/console/text/write-csv';
import { numbered } from '../rules/numbered.ts';
import type { Plan, Section, Target } from './plan-parts.ts';
import { goalWords, joined } from './target-words.ts';

type Text = (key: string) => string;

/** What of a plan is exported: all of it, or what a filter left. */
export interface ExportedPlan extends Pick<Plan, 'title'> {
  readonly targets: readonly Target[];
  readonly sections: readonly Section[];
}

/** Targets and tasks of the plans as one CSV file, in document order. */
export function boardCsv(plans: readonly ExportedPlan[], language: Language, t: Text): string {
  const head = [
    'plan',
    'kind',
    'subject',
    'state',
    'value',
    'unit',
    'goal',
    'tier',
    'facts',
    'due',
    'units',
    'quote',
  ];
  const rows = plans.flatMap((plan) => [
    ...plan.targets.map((target) => {
      const goal = goalWords(target, language, t);
      return [
        plan.title,
        t('board.target'),
        target.subject,
        t(`lamp.${target.lamp}`),
        target.reading?.quantity.shown ?? null,
        target.unit,
        goal === null ? null : joined(goal),
        target.reading?.tier ?? null,
        target.reading?.facts ?? null,
        target.due === null ? null : formatDate(target.due),
        null,
        target.quote,
      ];
    }),
    ...plan.sections.flatMap((section) =>
      section.tasks.map((task) => [
        plan.title,
        t('board.task'),
        numbered(task.marker, task.title),
        task.case === null ? t('board.draft') : t(`cases.PlanTask.states.${task.case.state}`),
        null,
        null,
        null,
        null,
        null,
        task.due === null ? null : formatDate(task.due),
        task.units.map(({ unit }) => unit).join(t('list.comma')),
        task.text,
      ]),
    ),
  ]);
  return writeCsv(
    head.map((column) => t(`board.csv.${column}`)),
    rows,
  );
}
