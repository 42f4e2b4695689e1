import type { Actor } from '@yuheng/kernel/actor';
import type { OpenCase } from '@yuheng/kernel/case-step';
import { digestOf } from '@yuheng/kernel/digest';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { closingOf, dueAfter } from '@yuheng/kernel/working-days';
import { dayOf } from '../../briefing/china-day.ts';
import { wordsIn } from '../../briefing/words.ts';
import { requireYear } from '../../confirm/check-fields.ts';
import {
  type IssuedMinutes,
  insertMinutes,
  nextMinutesNumber,
  readAgendas,
  readMinutes,
} from '../../store/meeting-papers.ts';
import { Overtaken, untilInTime } from '../../store/record-decisions.ts';
import type { Agenda } from '../agenda/agenda.ts';
import { changeMeeting } from '../change-meeting.ts';
import type { Meeting } from '../meeting.ts';
import { successorOf } from '../successor-of.ts';
import { checkMinutes, isSaid } from './check-minutes.ts';
import {
  correctMinutes,
  type EarlierItem,
  type NewResolution,
  type ResolutionChange,
} from './correct-minutes.ts';
import { decisionSteps, isSetBy, proposeNumbers } from './decisions.ts';
import type { MinutesDraft, MinutesItem } from './minutes.ts';
import { minutesContent, sameWords } from './minutes-content.ts';
import { minutesName } from './minutes-name.ts';

export interface IssueRequest {
  readonly meeting: Meeting;
  readonly minutes: MinutesDraft;
  /** The first minutes of a meeting, or a version that corrects them. */
  readonly transition: 'minute' | 'correct';
  readonly reason: string;
}

/**
 * Issues minutes. In the same transaction every new resolution becomes a case of its unit, issues are settled, requests for
 * more time answered, numbers of targets proposed with the minutes as their source, and the next meeting of a series is opened.
 * @throws Problem of checkMinutes; plan.decided-by-minutes, plan.resolution-closed for what a correction cannot undo;
 *   plan.due-past; plan.nothing-changed; plan.meeting-meanwhile; plan.decided-meanwhile
 */
export function issueMinutes(kernel: Kernel, by: Actor, request: IssueRequest): Promise<IssuedMinutes> {
  return untilInTime(() => issueOnce(kernel, by, request));
}

async function issueOnce(kernel: Kernel, by: Actor, request: IssueRequest): Promise<IssuedMinutes> {
  const { meeting, transition, reason } = request;
  const now = kernel.clock();
  const draft = { ...request.minutes, items: request.minutes.items.filter(isSaid) };
  const agenda = (await readAgendas(kernel.database, meeting.id)).at(-1);
  if (agenda === undefined) throw new Problem('plan.not-held');
  const before = (await readMinutes(kernel.database, meeting.id)).at(-1);
  const fault = checkMinutes(draft, agenda.content);
  if (fault !== null) throw new Problem(`plan.${fault.code}`, fault.values);
  const change = correctMinutes(
    draft,
    (due) => ('day' in due ? due.day : dayOf(dueAfter(now, due.workingDays))),
    await earlierOf(kernel, before?.content.items ?? [], meeting, agenda.content),
  );
  await refuseUndone(kernel, change, dayOf(now.toISOString()));
  const year = before?.content.year ?? Number(dayOf(now.toISOString()).slice(0, 4));
  const number = before?.content.number ?? (await nextMinutesNumber(kernel.database, year));
  const name = minutesName(meeting.kind, { year, number }, wordsIn(kernel, 'zh-CN'));
  const count = { year, number, version: (before?.version ?? 0) + 1 };
  const content = minutesContent(meeting, draft, change, agenda, count, change.proposals);
  if (before !== undefined && sameWords(before.content, content)) throw new Problem('plan.nothing-changed');
  const made = { meeting, name, agenda, before: before?.content.items ?? [] };
  const numbers = await proposeNumbers(kernel, by, draft.items, made, change.proposals);
  const proposed = new Map(numbers.map(({ key, proposal }) => [key, proposal.id]));
  const decided = await decisionSteps(kernel, draft.items, made);
  const begun = content.items.flatMap(({ key, title, resolutions }) =>
    resolutions.flatMap((one) => (one.case === '' ? [openingOf(meeting, key, title, one, name)] : [])),
  );
  const next = transition === 'minute' ? await successorOf(kernel, meeting) : null;
  let issued: IssuedMinutes | undefined;
  await changeMeeting(kernel, by, meeting, {
    transition,
    note: reason,
    more: {
      open: [...begun, ...(next === null ? [] : [next.open])],
      move: [
        ...change.withdrawn.map((one) => ({
          id: one.case,
          transition: 'withdraw',
          note: `${name} · ${reason}`,
        })),
        ...decided.move,
      ],
      revise: decided.revise,
    },
    async with(opened, tx, at) {
      const cases = opened.map(({ id }) => id);
      const full = {
        ...content,
        items: content.items.map((item) => ({
          ...item,
          proposal: proposed.get(item.key) ?? item.proposal,
          resolutions: item.resolutions.map((one) =>
            one.case === '' ? { ...one, case: cases.shift() ?? '' } : one,
          ),
        })),
      };
      const { version } = full;
      const digest = digestOf(full);
      issued = { version, content: full, digest, reason, issuedAt: at, issuedBy: by.id };
      await insertMinutes(tx, meeting.id, issued);
      // Those that end come first: they wait for whoever is deciding about them.
      await inStep(async () => {
        await kernel.proposals.retract(change.retracted, `${name} · ${reason}`, by, tx);
        for (const { proposal } of numbers) await proposal.open(tx);
      });
      await next?.store(opened.at(-1), tx);
    },
  });
  if (issued === undefined) throw new Error('minutes were not stored');
  return issued;
}

/** What became of the numbers that an earlier version set. */
async function earlierOf(
  { proposals, database }: Kernel,
  items: readonly MinutesItem[],
  meeting: Meeting,
  agenda: Agenda,
): Promise<readonly EarlierItem[]> {
  const found = await proposals.find(items.flatMap(({ proposal }) => proposal ?? []));
  const states = new Map(found.map(({ id, state }) => [id, state]));
  return Promise.all(
    items.map(async (item) => {
      const { key, threshold, proposal } = item;
      if (proposal !== null) return { ...item, numberState: states.get(proposal) ?? null };
      const target = agenda.items.find((one) => one.key === key)?.target ?? null;
      const holds =
        threshold !== null && target !== null && (await isSetBy(database, target, meeting.id, key));
      return { ...item, numberState: holds ? ('approved' as const) : null };
    }),
  );
}

/** @throws Overtaken where somebody just decided about one of the proposals, or about its target */
async function inStep(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const late = error instanceof Problem && MEANWHILE.has(error.code);
    throw late ? new Overtaken() : error;
  }
}

const MEANWHILE: ReadonlySet<string> = new Set(['proposals.decided', 'proposals.changed-meanwhile']);

/** @throws Problem for what a correction would have to undo, and for a new last day that is over */
async function refuseUndone({ cases }: Kernel, change: ResolutionChange, today: string): Promise<void> {
  if (change.undone.length > 0) throw new Problem('plan.decided-by-minutes');
  const ended = await cases.find(change.withdrawn.map((one) => one.case));
  const closed = new Set(ended.filter(({ closedAt }) => closedAt !== null).map(({ id }) => id));
  const late = change.withdrawn.find((one) => closed.has(one.case));
  if (late !== undefined) throw new Problem('plan.resolution-closed', { number: late.number });
  for (const { resolutions } of change.items)
    for (const { number, due, case: known } of resolutions)
      if (known === null) {
        if (due < today) throw new Problem('plan.due-past', { number, day: due });
        requireYear(due);
      }
}

function openingOf(
  { id, case: parent }: Meeting,
  item: string,
  title: string,
  { number, text, unit, others, due }: NewResolution,
  source: string,
): OpenCase {
  const value = `urn:ngsi-ld:PlanMeeting:${parent}`;
  return {
    type: 'PlanResolution',
    data: { meeting: id, item, title, number, text, source },
    owner: unit,
    participants: others.filter((one) => one !== unit),
    finalDueAt: closingOf(due),
    parent,
    note: text,
    about: new Map([['ofMeeting', { kind: 'Relationship', value, unitCode: null, observedAt: null }]]),
  };
}
