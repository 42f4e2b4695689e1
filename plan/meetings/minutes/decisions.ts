import type { Actor } from '@yuheng/kernel/actor';
import type { MoveCase, ReviseCase } from '@yuheng/kernel/case-step';
import type { Kernel } from '@yuheng/kernel/kernel';
import { closingOf } from '@yuheng/kernel/working-days';
import { splitBoardId } from '../../board/ids.ts';
import { dayOf } from '../../briefing/china-day.ts';
import { newestSequences, thingKey } from '../../confirm/standing.ts';
import { thresholdDraft } from '../../confirm/threshold-draft.ts';
import type { Issued } from '../../store/meeting-papers.ts';
import { readPlan } from '../../store/plan-store.ts';
import { type PreparedDecisions, prepareDecisions } from '../../store/record-decisions.ts';
import type { Agenda } from '../agenda/agenda.ts';
import type { Meeting } from '../meeting.ts';
import type { DraftItem, MinutesItem, SetNumber } from './minutes.ts';

/** Where decisions are made. */
export interface DecidedAt {
  readonly meeting: Meeting;
  /** Of the minutes. */
  readonly name: string;
  readonly agenda: Issued<Agenda>;
  /** What earlier versions of the minutes decided already. */
  readonly before: readonly MinutesItem[];
}

/** Issues that are settled, requests for more time that are answered: the steps of their cases. */
export async function decisionSteps(
  { cases }: Kernel,
  items: readonly DraftItem[],
  { agenda, name, before }: DecidedAt,
): Promise<{ readonly move: readonly MoveCase[]; readonly revise: readonly ReviseCase[] }> {
  const move: MoveCase[] = [];
  const revise: ReviseCase[] = [];
  for (const { key, outcome, decision } of items) {
    const driven = agenda.content.items.find((item) => item.key === key)?.case;
    const done = before.some((item) => item.key === key && item.outcome !== null);
    if (outcome === null || done || !driven) continue;
    const item = await cases.get(driven);
    const note = `${decision.trim()} · ${name}`;
    if (outcome === 'settle') {
      move.push({ id: item.id, transition: item.state === 'lead' ? 'settle' : 'resolve', note });
      continue;
    }
    move.push({ id: item.id, transition: outcome, note });
    if (outcome === 'refuse') continue;
    const { id, owner } = await cases.get(item.parent ?? '');
    revise.push({ id, owner, finalDueAt: closingOf(String(item.data['until'])), note });
  }
  return { move, revise };
}

/**
 * Numbers that the meeting set, as decisions of the plans: who set it, when, by which minutes and item. A target about
 * which somebody decided after the agenda went out is not overruled unseen.
 */
export async function setNumbers(
  kernel: Kernel,
  by: Actor,
  items: readonly DraftItem[],
  { meeting, agenda, name, before }: DecidedAt,
): Promise<readonly PreparedDecisions[]> {
  const set = items.flatMap(({ key, threshold }) => {
    const target = agenda.content.items.find((item) => item.key === key)?.target;
    const done = before.some((item) => item.key === key && item.threshold !== null);
    if (threshold === null || done || !target) return [];
    return [{ key, ...splitBoardId(target), number: threshold }];
  });
  const prepared: PreparedDecisions[] = [];
  for (const [plan, own] of Map.groupBy(set, (one) => one.plan)) {
    const { decisions } = await readPlan(kernel.database, plan);
    const newest = newestSequences(decisions.filter(({ at }) => at <= agenda.issuedAt));
    const things = own.map((one) => {
      const thing = { kind: 'target' as const, id: one.own };
      return { thing, seen: newest.get(thingKey(thing)) ?? 0 };
    });
    prepared.push(
      await prepareDecisions(kernel, by, {
        plan,
        action: 'plan.set-threshold',
        things,
        draft: (record) =>
          own.flatMap((one) => thresholdDraft(record, one.own, one.number, sourceOf(meeting, one, name))),
      }),
    );
  }
  return prepared;
}

function sourceOf(
  { id, title, startsAt }: Meeting,
  { key }: { readonly key: string; readonly number: SetNumber },
  minute: string,
) {
  return { setBy: title, setOn: dayOf(startsAt), minute, meeting: { id, item: key } };
}
