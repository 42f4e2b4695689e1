import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import Type, { type Static } from 'typebox';
import { EvidenceNote } from '../briefing/evidence-note.ts';
import { readAgendas, readMinutes, readMinutesDraft } from '../store/meeting-papers.ts';
import { Agenda, AgendaItem } from './agenda/agenda.ts';
import type { AgendaSubjects } from './agenda/agenda-subjects.ts';
import { evidenceOf } from './agenda/freeze-agenda.ts';
import { proposeAgenda, reportingUnits } from './agenda/propose-agenda.ts';
import { readSubjects } from './agenda/read-subjects.ts';
import { sinceThen } from './agenda/since-then.ts';
import { readMeeting } from './live-meeting.ts';
import { Meeting } from './meeting.ts';
import { Minutes, MinutesDraft, type MinutesItem } from './minutes/minutes.ts';
import { ResolutionView, readResolutions } from './resolution-view.ts';

const issued = {
  version: Type.Integer(),
  digest: Type.String(),
  issuedAt: Type.String(),
  issuedBy: Type.String(),
};
const orNull = <T extends Type.TSchema>(type: T) => Type.Union([type, Type.Null()]);

/** Everything about one meeting. */
export const MeetingPage = Type.Object({
  meeting: Meeting,
  /** Steps that the reader may take. */
  transitions: Type.Array(Type.String()),
  /** While it is being prepared: what the board proposes now, with the secretary's changes. */
  prepared: orNull(
    Type.Object({
      items: Type.Array(AgendaItem),
      removed: Type.Array(Type.Intersect([AgendaItem, Type.Object({ reason: Type.String() })])),
      /** What could be taken up as well. */
      others: Type.Array(Type.Pick(AgendaItem, ['key', 'title', 'about', 'planTitle'])),
      evidence: Type.Array(EvidenceNote),
    }),
  ),
  /** Who attends: as was said, or who reports something. */
  units: Type.Array(Type.String()),
  /** As it was sent out last. */
  agenda: orNull(Type.Object({ ...issued, content: Agenda })),
  /** What has changed since, until there are minutes; null standing: the matter is gone. */
  since: Type.Array(Type.Object({ key: Type.String(), standing: orNull(AgendaItem.properties.standing) })),
  sinceEvidence: Type.Array(EvidenceNote),
  draft: orNull(Type.Object({ revision: Type.Integer(), content: MinutesDraft, savedAt: Type.String() })),
  /** All versions, the oldest first. */
  minutes: Type.Array(Type.Object({ ...issued, reason: Type.String(), content: Minutes })),
  /** What became of the numbers that the newest minutes set: each is proposed with them, and holds once somebody else approves it. */
  numbers: Type.Array(
    Type.Object({
      proposal: Type.String(),
      state: Type.Enum(['proposed', 'approved', 'rejected', 'withdrawn']),
      /** Name of whoever decided. */
      decidedBy: orNull(Type.String()),
      decidedAt: orNull(Type.String()),
    }),
  ),
  resolutions: Type.Array(ResolutionView),
});
export type MeetingPage = Static<typeof MeetingPage>;

/** @throws Problem plan.meeting-not-found */
export async function readMeetingPage(kernel: Kernel, id: string, actor: Actor): Promise<MeetingPage> {
  const meeting = await readMeeting(kernel, id);
  const { database, cases } = kernel;
  const agenda = (await readAgendas(database, id)).at(-1) ?? null;
  const draft = await readMinutesDraft(database, id);
  const minutes = await readMinutes(database, id);
  const preparing = meeting.state === 'preparing';
  const open = meeting.state === 'announced' || meeting.state === 'held';
  const also = agenda?.content.items.flatMap((item) => (item.case === null ? [] : [item.case])) ?? [];
  const now = preparing || open ? await readSubjects(kernel, open ? also : []) : null;
  const prepared = preparing && now !== null ? preparedOf(meeting, now) : null;
  const since = open && now !== null && agenda !== null ? sinceThen(agenda.content, now.subjects) : [];
  const changed = since.flatMap(({ standing }) => (standing === null ? [] : [{ standing }]));
  return {
    meeting,
    transitions: [...cases.transitions(await cases.get(meeting.case), actor)],
    prepared,
    units: [...(meeting.units ?? reportingUnits(prepared?.items ?? agenda?.content.items ?? []))],
    agenda: agenda && { ...agenda },
    since: since.map((one) => ({ ...one })),
    sinceEvidence: [...evidenceOf(changed, now?.evidence ?? [])],
    draft: draft && { ...draft },
    minutes: minutes.map((one) => ({ ...one })),
    numbers: await numbersOf(kernel, minutes.at(-1)?.content.items ?? []),
    resolutions: [...(await readResolutions(kernel, meeting.case, actor))],
  };
}

async function numbersOf(
  { proposals, records }: Kernel,
  items: readonly MinutesItem[],
): Promise<MeetingPage['numbers']> {
  const found = await proposals.find(items.flatMap(({ proposal }) => proposal ?? []));
  const seen = await records.of('proposals.proposal', found, ({ id }) => id);
  return seen.map(({ id, state, decidedBy, decidedAt }) => ({
    proposal: id,
    state,
    decidedBy: decidedBy?.name ?? null,
    decidedAt,
  }));
}

function preparedOf({ edits }: Meeting, now: AgendaSubjects): NonNullable<MeetingPage['prepared']> {
  const { items, removed } = proposeAgenda(now.subjects, edits);
  const shown = new Set([...items, ...removed].map(({ key }) => key));
  return {
    items: [...items],
    removed: [...removed],
    others: now.subjects
      .filter(({ key, case: driven, about }) => !shown.has(key) && (about === 'target' || driven !== null))
      .map(({ key, title, about, planTitle }) => ({ key, title, about, planTitle })),
    evidence: [...evidenceOf([...items, ...removed], now.evidence)],
  };
}
