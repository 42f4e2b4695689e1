import type { Case } from '@yuheng/kernel/cases';
import type { Programme, ProgrammeItem } from '../confirm/programme.ts';
import { termsOf } from '../confirm/task-terms.ts';
import { verdictsOf } from '../confirm/verdict.ts';
import type { EarlierVersion } from '../store/amendment-store.ts';
import type { PlanRecord } from '../store/plan-store.ts';
import { earlierGoals } from './earlier-goals.ts';
import { boardId } from './ids.ts';
import type { MeasureState } from './measure-state.ts';
import { targetView } from './target-view.ts';
import type { PlanView, TargetView, TaskView } from './view.ts';

/** A plan as the board shows it: its sections with tasks, its targets, its gaps. Pure. */
export function planView(
  plan: PlanRecord,
  cases: ReadonlyMap<string, Case>,
  measures: ReadonlyMap<string, MeasureState>,
  now: string,
  versions: readonly EarlierVersion[] = [],
): PlanView {
  const { programme } = plan;
  const earlier = earlierGoals(plan, versions);
  const targets = programme.targets.map((target) =>
    targetView(
      plan,
      target,
      // Of a draft nothing is judged, though older versions of the programme let its targets be bound.
      plan.state === 'draft' ? null : (measures.get(plan.bindings[target.id] ?? '') ?? null),
      now,
      earlier.get(target.id),
    ),
  );
  const tasks = programme.items.map((item) => taskView(plan, item, cases));
  return {
    id: plan.id,
    document: plan.document,
    title: titleOf(plan),
    documentNumber: programme.documentNumber,
    issuer: programme.issuer,
    issueDate: programme.issueDate,
    state: plan.state === 'removed' ? 'superseded' : plan.state,
    amends: plan.amends && { ...plan.amends },
    previous: plan.previous && { ...plan.previous },
    successor: plan.successor && { ...plan.successor },
    importedAt: plan.importedAt,
    importedBy: plan.importedBy,
    source: { ...plan.source },
    synthetic: plan.synthetic,
    sections: programme.headings.map(({ id, level, marker, text, span }) => ({
      id: boardId(plan.id, id),
      level,
      marker,
      text,
      span,
      tasks: tasks.filter((_task, index) => sectionOf(programme, index) === id),
    })),
    targets,
    gaps: programme.gaps.map(({ kind, detail, span }) => ({ kind, detail, span })),
    confirmation: confirmationOf(plan),
    counts: {
      tasks: tasks.length,
      tasksDone: tasks.filter((task) => task.case?.state === 'done').length,
      targets: targets.length,
      numericTargets: targets.filter(({ kind }) => kind === 'numeric').length,
      measuredTargets: targets.filter(isMeasured).length,
      lamps: {
        normal: targets.filter(({ lamp }) => lamp === 'normal').length,
        warning: targets.filter(({ lamp }) => lamp === 'warning').length,
        unlikely: targets.filter(({ lamp }) => lamp === 'unlikely').length,
        overdue: targets.filter(({ lamp }) => lamp === 'overdue').length,
        none: targets.filter(({ lamp }) => lamp === 'none').length,
      },
    },
  };
}

function confirmationOf({ compiled, decisions }: PlanRecord): PlanView['confirmation'] {
  const verdicts = [...verdictsOf(compiled, decisions).values()];
  return { things: verdicts.length, open: verdicts.filter((state) => state === 'open').length };
}

function taskView(plan: PlanRecord, item: ProgrammeItem, cases: ReadonlyMap<string, Case>): TaskView {
  const driven = cases.get(plan.tasks[item.id] ?? '');
  const unitless = item.assignments.length === 0;
  return {
    id: boardId(plan.id, item.id),
    marker: item.marker,
    title: item.title,
    text: item.text,
    span: item.span,
    units: unitsOf(item, driven?.owner ?? null),
    unitless,
    due: item.due?.date ?? null,
    case: driven ? caseView(driven) : null,
  };
}

function caseView({ id, state, dueAt, finalDueAt, notice }: Case): TaskView['case'] {
  return { id, state, dueAt, finalDueAt, notice };
}

/** As the document says; where the task was given or handed to another unit, that one in the place of its lead. */
function unitsOf(item: ProgrammeItem, owner: string | null): TaskView['units'] {
  const stated = item.assignments.map(({ unit, role }) => ({ unit, role }));
  const lead = termsOf(item).owner;
  if (owner === null || owner === lead) return stated;
  const role = stated.find(({ unit }) => unit === lead)?.role ?? 'responsible';
  return [{ unit: owner, role }, ...stated.filter(({ unit }) => unit !== lead && unit !== owner)];
}

export function titleOf({ programme, source }: Pick<PlanRecord, 'programme' | 'source'>): string {
  return titleFrom(programme.title, source.name);
}

/** A plan without a title (a gap, named as such) is called by its file. */
export function titleFrom(title: string | null, file: string): string {
  return title ?? file.replace(/\.\w+$/, '');
}

/** Tasks outside of every heading hang below the first one. */
function sectionOf(programme: Programme, index: number): string | undefined {
  return programme.items[index]?.section ?? programme.headings[0]?.id;
}

function isMeasured({ kind, reading }: TargetView): boolean {
  return kind === 'numeric' && (reading?.tier === 'A' || reading?.tier === 'B');
}
