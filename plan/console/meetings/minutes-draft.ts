import type { DraftItem, Minutes, MinutesDraft, ResolutionDraft } from '../../meetings/minutes/minutes.ts';

/** What a correction begins with: what was issued. */
export function draftOf({ attendance, items }: Minutes): MinutesDraft {
  return {
    attendance,
    items: items.map(({ title: _title, unit: _unit, proposal: _proposal, resolutions, ...item }) => ({
      ...item,
      resolutions: resolutions.map(({ case: _case, due, ...one }) => ({ ...one, due: { day: due } })),
    })),
  };
}

/** Nothing said yet; who was asked to come was there. */
export function emptyDraft(units: readonly string[]): MinutesDraft {
  return { attendance: units.map((unit) => ({ unit, names: '', as: 'present' })), items: [] };
}

export function itemOf(draft: MinutesDraft, key: string): DraftItem {
  const none: DraftItem = {
    key,
    discussion: '',
    decision: '',
    outcome: null,
    threshold: null,
    resolutions: [],
  };
  return draft.items.find((item) => item.key === key) ?? none;
}

/** In the order of the agenda. */
export function withItem(draft: MinutesDraft, item: DraftItem, order: readonly string[]): MinutesDraft {
  const items = [...draft.items.filter(({ key }) => key !== item.key), item];
  return { ...draft, items: items.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key)) };
}

/** A resolution that is about to be written, with the next number of the meeting. */
export function newResolution({ items }: MinutesDraft, unit: string): ResolutionDraft {
  const numbers = items.flatMap(({ resolutions }) => resolutions.map(({ number }) => number));
  return { number: Math.max(0, ...numbers) + 1, text: '', unit, others: [], due: { workingDays: 10 } };
}

/** Whether every resolution says what and who. */
export function isWhole({ items }: MinutesDraft): boolean {
  return items.every(({ resolutions }) =>
    resolutions.every(({ text, unit }) => text.trim() !== '' && unit.trim() !== ''),
  );
}
