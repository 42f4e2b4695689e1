import { digestOf } from '@yuheng/kernel/digest';
import type { Issued } from '../../store/meeting-papers.ts';
import type { Agenda } from '../agenda/agenda.ts';
import type { Meeting } from '../meeting.ts';
import type { ResolutionChange } from './correct-minutes.ts';
import type { Minutes, MinutesDraft } from './minutes.ts';

/** What a version of minutes says. Pure; of a resolution that has no case yet the case is an empty text. */
export function minutesContent(
  meeting: Meeting,
  { attendance, items }: MinutesDraft,
  change: ResolutionChange,
  agenda: Issued<Agenda>,
  count: Pick<Minutes, 'year' | 'number' | 'version'>,
  proposals: ReadonlyMap<string, string | null>,
): Minutes {
  const { id, kind, title, place, chair, startsAt, endsAt } = meeting;
  const known = new Map(agenda.content.items.map((item) => [item.key, item]));
  const resolved = new Map(change.items.map((one) => [one.key, one.resolutions]));
  return {
    format: 'yuheng-minutes/1',
    ...count,
    meeting: { id, kind, title, place, chair, startsAt, endsAt },
    agenda: { version: agenda.version, digest: agenda.digest },
    synthetic: agenda.content.synthetic,
    attendance,
    items: items.map(({ key, discussion, decision, outcome, threshold }) => ({
      key,
      proposal: proposals.get(key) ?? null,
      title: known.get(key)?.title ?? '',
      unit: known.get(key)?.unit ?? null,
      discussion: discussion.trim(),
      decision: decision.trim(),
      outcome,
      threshold,
      resolutions: (resolved.get(key) ?? []).map((one) => ({ ...one, case: one.case ?? '' })),
    })),
  };
}

/** Whether two versions say the same. */
export function sameWords(before: Minutes, now: Minutes): boolean {
  const words = ({ attendance, items }: Minutes) => digestOf([attendance, items]);
  return words(before) === words(now);
}
