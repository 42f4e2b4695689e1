import type { Sentence } from '../../briefing/figure.ts';
import type { AgendaGroup, AgendaItem } from './agenda.ts';

/**
 * A matter that a meeting could deal with, as it stands at a moment. Where everything is in order its group is null: it is
 * not proposed, but an agenda that has it already can say so.
 */
export interface Subject extends Omit<AgendaItem, 'group' | 'standing'> {
  readonly group: Exclude<AgendaGroup, 'own'> | null;
  readonly standing: readonly Sentence[];
  /** Within its group: the greater, the earlier. */
  readonly weight: number;
}
