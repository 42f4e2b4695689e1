import type { Agenda, AgendaItem } from '../agenda/agenda.ts';
import type { DraftItem, MinutesDraft } from './minutes.ts';

/** Why minutes cannot be issued as they are: an error of the pack, with its values. */
export interface MinutesFault {
  readonly code:
    | 'no-such-item'
    | 'minutes-empty'
    | 'resolution-repeated'
    | 'outcome-unfit'
    | 'decision-missing';
  readonly values: Readonly<Record<string, string | number>>;
}

/** What can be decided about an item beside words. */
export function outcomesOf({
  about,
}: Pick<AgendaItem, 'about'>): readonly NonNullable<DraftItem['outcome']>[] {
  return about === 'issue' ? ['settle'] : about === 'extension' ? ['grant', 'refuse'] : [];
}

/** The first fault of minutes against the agenda that was before the meeting; null where there is none. Pure. */
export function checkMinutes(minutes: MinutesDraft, agenda: Pick<Agenda, 'items'>): MinutesFault | null {
  const items = new Map(agenda.items.map((item) => [item.key, item]));
  const seen = new Set<string>();
  const numbers = new Set<number>();
  for (const said of minutes.items) {
    const { key, decision, outcome, threshold, resolutions } = said;
    const item = items.get(key);
    if (item === undefined || seen.has(key)) return fault('no-such-item', { item: key });
    seen.add(key);
    const { title } = item;
    if (outcome !== null && !outcomesOf(item).includes(outcome)) return fault('outcome-unfit', { title });
    if (threshold !== null && item.about !== 'target') return fault('outcome-unfit', { title });
    if ((outcome !== null || threshold !== null) && decision.trim() === '')
      return fault('decision-missing', { title });
    for (const { number } of resolutions) {
      if (numbers.has(number)) return fault('resolution-repeated', { number });
      numbers.add(number);
    }
  }
  return minutes.items.some(isSaid) ? null : fault('minutes-empty', {});
}

/** Whether anything was said about an item; minutes leave out the others. */
export function isSaid({ discussion, decision, resolutions }: DraftItem): boolean {
  return discussion.trim() !== '' || decision.trim() !== '' || resolutions.length > 0;
}

function fault(code: MinutesFault['code'], values: MinutesFault['values']): MinutesFault {
  return { code, values };
}
