import { type Entry, takesNumber } from './confirmation.ts';

/** What a key asks for. */
export type Wanted = 'accept' | 'edit' | 'reject' | 'threshold' | 'all' | 'live' | 'add' | 'head' | 'undo';

/** In what state the page is when a key is pressed. */
export interface Standing {
  readonly may: boolean;
  readonly draft: boolean;
  /** How many nobody decided, and how many of these can be accepted together. */
  readonly open: number;
  readonly certain: number;
  readonly selected: Entry | undefined;
}

/** The message that says why a key does nothing now; null where it does something. Pure. */
export function whyNot(wanted: Wanted, { may, draft, open, certain, selected }: Standing): string | null {
  if (!may) return 'confirm.read-only';
  if (wanted === 'head' || wanted === 'undo') return null;
  if (wanted === 'threshold') {
    if (selected === undefined || takesNumber(selected)) return null;
    return selected.kind === 'item' ? 'confirm.why.task' : 'confirm.why.has-number';
  }
  if (!draft) return 'confirm.why.at-work';
  if (wanted === 'live' && open > 0) return 'confirm.why.open';
  if (wanted === 'all' && certain === 0) return 'confirm.why.none-certain';
  return null;
}
