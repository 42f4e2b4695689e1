import type { Actor } from '@yuheng/kernel/actor';
import type { MoveCase, ReviseCase } from '@yuheng/kernel/case-step';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { PreparedProposal } from '@yuheng/kernel/proposals';
import type { Sql } from '@yuheng/kernel/store';
import { closingOf } from '@yuheng/kernel/working-days';
import { splitBoardId } from '../../board/ids.ts';
import { dayOf } from '../../briefing/china-day.ts';
import type { Threshold } from '../../confirm/decision.ts';
import { standingDecisions, thingKey } from '../../confirm/standing.ts';
import { readDecisions } from '../../store/decision-store.ts';
import type { Issued } from '../../store/meeting-papers.ts';
import type { Agenda } from '../agenda/agenda.ts';
import type { Meeting } from '../meeting.ts';
import type { DraftItem, MinutesItem } from './minutes.ts';

/** Of a decision, as the reason of a proposal. */
const MOST_REASON = 1500;

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

/** A number that a meeting set, proposed with its minutes. */
export interface ProposedNumber {
  /** Of the item of the agenda. */
  readonly key: string;
  readonly proposal: PreparedProposal;
}

/**
 * Numbers that the meeting set, as proposals with the minutes as reason and source: who set it, when, by which minutes and item. They
 * hold once somebody else than whoever issues the minutes approves. A target about which somebody decided after the agenda went out
 * is not overruled unseen.
 * @param kept by their items' keys, those that an earlier version set and that stay
 * @throws Problem plan.decided-meanwhile; of the kind of proposals
 */
export async function proposeNumbers(
  kernel: Kernel,
  by: Actor,
  items: readonly DraftItem[],
  { meeting, agenda, name }: DecidedAt,
  kept: ReadonlyMap<string, string | null>,
): Promise<readonly ProposedNumber[]> {
  const proposed: ProposedNumber[] = [];
  for (const { key, threshold: number, decision } of items) {
    const id = agenda.content.items.find((item) => item.key === key)?.target;
    if (number === null || kept.has(key) || !id) continue;
    const { plan, own: target } = splitBoardId(id);
    const base = await seenDecision(kernel, plan, target, agenda.issuedAt);
    const threshold = sourceOf(meeting, key, name);
    const reason = `${decision.trim().slice(0, MOST_REASON)} · ${name}`;
    const change = { kind: 'plan.threshold', content: { plan, target, number, threshold }, reason, base };
    proposed.push({ key, proposal: await kernel.proposals.prepare(change, by) });
  }
  return proposed;
}

/** Whether a target has its number from an item of this meeting. */
export async function isSetBy(sql: Sql, id: string, meeting: string, item: string): Promise<boolean> {
  const { plan, own } = splitBoardId(id);
  const standing = standingDecisions(await readDecisions(sql, plan, 0));
  return (standing.get(thingKey({ kind: 'target', id: own })) ?? []).some(
    ({ threshold }) => threshold?.meeting?.id === meeting && threshold.meeting.item === item,
  );
}

/** The newest decision about a target when the agenda went out. @throws Problem plan.decided-meanwhile where there is a newer one */
async function seenDecision(
  { database }: Kernel,
  plan: string,
  target: string,
  agendaAt: string,
): Promise<string> {
  const about = (await readDecisions(database, plan, 0)).filter(
    ({ thing }) => thing.kind === 'target' && thing.id === target,
  );
  if (about.some(({ at }) => at > agendaAt)) throw new Problem('plan.decided-meanwhile', { count: 1 });
  return String(about.at(-1)?.sequence ?? 0);
}

function sourceOf({ id, title, startsAt }: Meeting, item: string, minute: string): Threshold {
  return { setBy: title, setOn: dayOf(startsAt), minute, meeting: { id, item } };
}
