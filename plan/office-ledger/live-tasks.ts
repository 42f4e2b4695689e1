import type { Actor } from '@yuheng/kernel/actor';
import { partsOf } from '@yuheng/kernel/case-parts';
import type { Case, JournalLine } from '@yuheng/kernel/cases';
import type { Kernel } from '@yuheng/kernel/kernel';
import { boardId } from '../board/ids.ts';
import { titleOf } from '../board/plan-view.ts';
import { dayOf } from '../briefing/china-day.ts';
import type { BoardTask } from '../rules/office-ledger/board-cells.ts';
import type { TaskStanding } from '../rules/office-ledger/judge-line.ts';
import type { KnownTask } from '../rules/office-ledger/match-task.ts';
import type { GoingKind } from '../rules/office-ledger/read-words.ts';
import { listPlans } from '../store/plan-store.ts';

/** A task of a plan at work with all that a ledger can say of it, or be told. */
export interface LiveTask extends KnownTask {
  readonly plan: string;
  readonly item: Case;
  readonly lines: readonly JournalLine[];
  readonly issues: readonly Case[];
  readonly openMilestones: number;
}

/** All tasks of plans at work. @param only their cases, or null for all */
export async function readLiveTasks(
  kernel: Kernel,
  only: readonly string[] | null = null,
): Promise<readonly LiveTask[]> {
  const plans = (await listPlans(kernel)).filter(({ state }) => state === 'live');
  const wanted = only === null ? null : new Set(only);
  const known = plans.flatMap((plan) =>
    plan.programme.items.flatMap((item) => {
      const driven = plan.tasks[item.id];
      if (driven === undefined || wanted?.has(driven) === false) return [];
      const units = item.assignments.map(({ unit }) => unit);
      const { marker, title, text } = item;
      return [
        {
          task: boardId(plan.id, item.id),
          plan: plan.id,
          planTitle: titleOf(plan),
          marker,
          title,
          text,
          units,
          case: driven,
        },
      ];
    }),
  );
  const ids = known.map((one) => one.case);
  if (ids.length === 0) return [];
  const cases = new Map((await kernel.cases.find(ids)).map((item) => [item.id, item]));
  const journals = await kernel.cases.journals(ids);
  const children = await kernel.cases.list({
    types: ['PlanIssue', 'PlanMilestone'],
    parents: ids,
    limit: 10_000,
  });
  const byParent = Map.groupBy(children, ({ parent }) => parent ?? '');
  return known.flatMap(({ case: driven, ...task }) => {
    const item = cases.get(driven);
    if (item === undefined) return [];
    const parts = byParent.get(driven) ?? [];
    return [
      {
        ...task,
        item,
        lines: journals.get(driven) ?? [],
        issues: parts.filter(({ type }) => type === 'PlanIssue'),
        openMilestones: parts.filter(({ type, closedAt }) => type === 'PlanMilestone' && closedAt === null)
          .length,
      },
    ];
  });
}

function statementsOf(lines: readonly JournalLine[]): TaskStanding['statements'] {
  return lines.flatMap(({ transition, note, detail }) => {
    if (transition === 'report') return [{ kind: 'done', text: note }];
    return transition === 'feedback' ? [{ kind: String(detail['kind']), text: note }] : [];
  });
}

const issueText = ({ data }: Case): string => String(data['text'] ?? data['title'] ?? '');

/** As the rules hold a row against it. */
export function standingOf({ item, lines, issues, openMilestones }: LiveTask, by: Actor): TaskStanding {
  const parts = partsOf(item, by);
  return {
    state: item.state,
    closed: item.closedAt !== null,
    owner: item.owner,
    due: item.finalDueAt === null ? null : dayOf(item.finalDueAt),
    statements: statementsOf(lines),
    issues: issues.map(issueText),
    openMilestones,
    own: parts.has('owner'),
    part: parts.has('participant'),
    steward: parts.has('steward'),
  };
}

const ended: Readonly<Record<string, GoingKind | null>> = {
  proposed: 'not-begun',
  pending: 'not-begun',
  signed: 'not-begun',
  reported: 'done',
  review: 'done',
  done: 'done',
  suspended: null,
  cancelled: null,
  superseded: null,
};

/** As a ledger is to say it. */
export function boardTaskOf({ item, lines, issues, units }: LiveTask): BoardTask {
  const statements = statementsOf(lines);
  const last = statements.at(-1);
  const open = issues.filter(({ closedAt }) => closedAt === null);
  const lead = item.owner ?? units[0] ?? null;
  const going = ended[item.state];
  return {
    lead,
    others: [...new Set(item.participants)].filter((unit) => unit !== lead),
    due: item.finalDueAt === null ? null : dayOf(item.finalDueAt),
    going: going === undefined ? ((last?.kind as GoingKind | undefined) ?? null) : going,
    statement: last?.text ?? null,
    openIssues: open.map(issueText),
    closedIssues: issues.filter((issue) => !open.includes(issue)).map(issueText),
  };
}
