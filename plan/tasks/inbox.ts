import type { Case } from '@yuheng/kernel/cases';
import type { Kernel } from '@yuheng/kernel/kernel';
import Type, { type Static } from 'typebox';
import { boardId } from '../board/ids.ts';
import { titleOf } from '../board/plan-view.ts';
import { InboxReport, reportsOf } from '../reports/inbox-reports.ts';
import { byDue, inboxKind, inboxKinds, pressingDue } from '../rules/inbox.ts';
import { numbered } from '../rules/numbered.ts';
import { unitNames } from '../rules/unit-names.ts';
import { InboxProposal, proposalsOf } from '../scenarios/inbox-proposals.ts';
import { listMeetingRows, type MeetingRow } from '../store/meeting-store.ts';
import { listPlans, type PlanRecord } from '../store/plan-store.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** To which task or meeting something belongs, or which report it is. */
const Of = {
  task: Nullable,
  meeting: Nullable,
  report: Nullable,
  title: Type.String(),
  /** The plan, or the minutes, that say so; empty for a report. */
  plan: Type.String(),
};

const InboxRow = Type.Object({
  kind: Type.Enum([...inboxKinds]),
  case: Type.String(),
  type: Type.String(),
  state: Type.String(),
  owner: Nullable,
  /** What it is called where it is not the task itself: the milestone, the issue, the reason for more time. */
  name: Nullable,
  /** Until when more time is asked. */
  until: Nullable,
  dueAt: Nullable,
  notice: Nullable,
  ...Of,
});

export const InboxNotice = Type.Object({
  case: Type.String(),
  type: Type.String(),
  number: Type.Integer(),
  rule: Type.String(),
  level: Type.String(),
  party: Type.String(),
  unit: Nullable,
  dueAt: Nullable,
  answerDueAt: Nullable,
  ...Of,
});

export const Inbox = Type.Object({
  rows: Type.Array(InboxRow),
  reports: Type.Array(InboxReport),
  notices: Type.Array(InboxNotice),
  /** Proposals that wait for a decision, and steps of approved ones. */
  proposals: Type.Array(InboxProposal),
  /** Units that have tasks of plans at work, or what meetings resolved, with how many are open; those with most first. */
  units: Type.Array(Type.Object({ unit: Type.String(), open: Type.Integer() })),
  /** Since when nobody acts for this unit any more. */
  closedAt: Nullable,
  at: Type.String(),
});
export type Inbox = Static<typeof Inbox>;

/** What a unit has to do, or (null) the programme office; what is overdue first. */
export async function readInbox(kernel: Kernel, asked: string | null): Promise<Inbox> {
  const tenant = await kernel.tenants.find(null);
  const directory = unitNames(await kernel.identity.organisations.list(tenant.id));
  const unit = asked === null ? null : directory.present(asked);
  // What was given to a unit before it was renamed is its own still.
  const called = (items: readonly Case[]): readonly Case[] =>
    items.map((item) => ({
      ...item,
      owner: item.owner === null ? null : directory.present(item.owner),
      participants: item.participants.map(directory.present),
    }));
  const plans = (await listPlans(kernel)).filter(({ state }) => state === 'live');
  const names = new Map(plans.flatMap(namesOf));
  const tasks = called(await kernel.cases.find([...names.keys()]));
  const open = async (filter: Parameters<Kernel['cases']['list']>[0]): Promise<readonly Case[]> =>
    called(await kernel.cases.list({ ...filter, open: true, limit: 10_000 }));
  const children = await open({ parents: [...names.keys()] });
  const meetings = await open({ types: ['PlanMeeting', 'PlanResolution'] });
  const rowsOfMeetings = await kernel.records.of(
    'plan.meeting',
    await listMeetingRows(kernel.database),
    ({ id }) => id,
  );
  for (const item of meetings) {
    const of = ofMeeting(item, rowsOfMeetings);
    if (of !== null) names.set(item.id, of);
  }
  const today = kernel.clock().toISOString().slice(0, 10);
  const reports = (await open({ types: ['PlanReport'] })).filter(
    ({ data }) => String(data['period']) <= today,
  );
  for (const { id, data } of reports) {
    const title = String(data['title']);
    names.set(id, { task: null, meeting: null, report: id, title, plan: '' });
  }
  const proposed = await open({ types: ['PlanProposal', 'PlanStep'] });
  const all = [...tasks, ...children, ...meetings];
  const rows = all.flatMap((item): Inbox['rows'] => {
    const orphaned = item.owner !== null && directory.closedAt(item.owner) !== null;
    const kind = inboxKind(item, unit, orphaned);
    const of = names.get(item.id) ?? names.get(item.parent ?? '');
    if (kind === null || of === undefined) return [];
    const { id, type, state, owner, data, notice } = item;
    const name = data['name'] ?? data['title'] ?? data['reason'];
    const until = typeof data['until'] === 'string' ? data['until'] : null;
    return [
      {
        kind,
        case: id,
        type,
        state,
        owner,
        name: of.meeting !== null || type === 'PlanTask' || typeof name !== 'string' ? null : name,
        until,
        dueAt: pressingDue(item),
        notice,
        ...of,
      },
    ];
  });
  return {
    rows: rows.toSorted(byDue),
    reports: reportsOf(reports, unit).toSorted(byDue),
    proposals: [...proposalsOf(proposed, unit)],
    notices: await noticesOf(
      kernel,
      unit === null ? null : directory.all(unit),
      new Map([...all, ...reports].map((item) => [item.id, item])),
      names,
    ),
    units: countUnits([
      ...tasks,
      ...reports,
      ...[...meetings, ...proposed].filter(({ type }) => type === 'PlanResolution' || type === 'PlanStep'),
    ]),
    closedAt: unit === null ? null : directory.closedAt(unit),
    at: kernel.clock().toISOString(),
  };
}

type Named = Pick<Inbox['rows'][number], 'task' | 'meeting' | 'report' | 'title' | 'plan'>;
type Names = ReadonlyMap<string, Named>;

/** A meeting by its title now, a resolution by its words and the minutes that have it. */
function ofMeeting({ id, type, parent, data }: Case, rows: readonly MeetingRow[]): Named | null {
  const row = rows.find((one) => one.case === (type === 'PlanMeeting' ? id : parent));
  if (row === undefined) return null;
  const said = (name: string): string => (typeof data[name] === 'string' ? data[name] : '');
  return type === 'PlanMeeting'
    ? { task: null, meeting: row.id, report: null, title: row.title, plan: row.place }
    : { task: null, meeting: row.id, report: null, title: said('text'), plan: said('source') };
}

function namesOf(plan: PlanRecord): readonly (readonly [string, Named])[] {
  return plan.programme.items.flatMap((item) => {
    const driven = plan.tasks[item.id];
    const title = numbered(item.marker, item.title);
    const of = { task: boardId(plan.id, item.id), meeting: null, report: null, title, plan: titleOf(plan) };
    return driven === undefined ? [] : [[driven, of]];
  });
}

async function noticesOf(
  { cases }: Kernel,
  units: readonly string[] | null,
  known: ReadonlyMap<string, Case>,
  names: Names,
): Promise<Inbox['notices']> {
  const asked =
    units === null
      ? [await cases.unanswered(['office', 'leading-office'])]
      : await Promise.all(units.map((unit) => cases.unanswered(['owner'], { unit })));
  return asked.flat().flatMap(({ case: id, number, rule, level, party, unit: told, dueAt, answerDueAt }) => {
    const item = known.get(id);
    const of = names.get(id) ?? names.get(item?.parent ?? '');
    if (item === undefined || of === undefined) return [];
    return [
      {
        case: id,
        type: item.type,
        number,
        rule,
        level,
        party,
        unit: told ?? item.owner,
        dueAt,
        answerDueAt,
        ...of,
      },
    ];
  });
}

function countUnits(tasks: readonly Case[]): Inbox['units'] {
  const counts = new Map<string, number>();
  for (const { owner, participants, closedAt } of tasks)
    for (const unit of new Set([...(owner === null ? [] : [owner]), ...participants]))
      counts.set(unit, (counts.get(unit) ?? 0) + (closedAt === null ? 1 : 0));
  return [...counts].map(([unit, open]) => ({ unit, open })).toSorted((a, b) => b.open - a.open);
}
