import { digestOf } from '@yuheng/kernel/digest';
import { isFigure } from '../../briefing/figure-text.ts';
import type { Agenda, AgendaItem } from './agenda.ts';
import { stored } from './propose-agenda.ts';
import type { Subject } from './subject.ts';

/** How a matter stands now, where that is otherwise than when the agenda went out; `standing` null: it is not there any more. */
export interface SinceThen {
  readonly key: string;
  readonly standing: AgendaItem['standing'] | null;
}

/** What has changed since an agenda was sent out; what is as it was is left out. Pure. */
export function sinceThen(agenda: Pick<Agenda, 'items'>, now: readonly Subject[]): readonly SinceThen[] {
  const present = new Map(now.map((subject) => [subject.key, subject]));
  return agenda.items.flatMap((item): readonly SinceThen[] => {
    if (item.about === 'own') return [];
    const subject = present.get(item.key);
    if (subject === undefined) return [{ key: item.key, standing: null }];
    const standing = stored(subject.standing);
    return wordsOf(standing) === wordsOf(item.standing) ? [] : [{ key: item.key, standing }];
  });
}

/** A figure that was measured anew and is the same has not changed; days pass by themselves. */
function wordsOf(standing: AgendaItem['standing']): string {
  return digestOf(
    standing.map(({ key, values }) => ({
      key,
      values: Object.entries(values)
        .filter(([name]) => name !== 'days')
        .map(([name, value]) => [name, isFigure(value) ? value.value : value])
        .toSorted(),
    })),
  );
}
