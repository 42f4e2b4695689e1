import type { Cell } from '@yuheng/kernel/workbook-cells';
import type { WrittenField } from '../../office-ledger/fields.ts';
import {
  dueIn,
  type GoingKind,
  goingOf,
  goingWord,
  joinedTexts,
  joinedUnits,
  saysNothing,
  unitsIn,
} from './read-words.ts';

/** What the board says of a task, as a ledger writes it. */
export interface BoardTask {
  readonly lead: string | null;
  readonly others: readonly string[];
  /** ISO day. */
  readonly due: string | null;
  /** null: neither (suspended, ended otherwise). */
  readonly going: GoingKind | null;
  /** What was said last. */
  readonly statement: string | null;
  readonly openIssues: readonly string[];
  readonly closedIssues: readonly string[];
}

/**
 * What a cell would say; null: it is emptied. `same` where it says that already, `unread` where its words are not understood,
 * `unlisted` where the list of the file has no word for it.
 */
export type CellWish = { readonly value: string | null } | 'same' | 'unread' | 'unlisted';

const same = 'same';

/**
 * What the cell of a field is to say so that it says what the board says. Pure.
 * @param words how this ledger writes how tasks go @param said what the row itself told the board
 * @param listed the values that the file lets the cell hold
 */
export function cellWish(
  field: WrittenField,
  text: string,
  board: BoardTask,
  {
    words,
    said,
    listed,
  }: {
    readonly words: ReadonlyMap<GoingKind, string>;
    readonly said: string;
    readonly listed?: readonly string[] | undefined;
  },
): CellWish {
  switch (field) {
    case 'lead':
      return board.lead === null || unitsIn(text).includes(board.lead) ? same : { value: board.lead };
    case 'others': {
      const units = new Set(unitsIn(text));
      const alike =
        units.size === new Set(board.others).size && board.others.every((unit) => units.has(unit));
      if (alike || (board.others.length === 0 && saysNothing(text))) return same;
      return { value: board.others.length === 0 ? null : joinedUnits(board.others) };
    }
    case 'due': {
      if (board.due === null || dueIn(text) === board.due) return same;
      return text !== '' && dueIn(text) === null ? 'unread' : { value: board.due };
    }
    case 'state': {
      if (board.going === null || goingOf(text) === board.going) return same;
      if (board.going === 'not-begun' && text === '') return same;
      const { going } = board;
      const word = words.get(going) ?? listed?.find((value) => goingOf(value) === going);
      if (word === undefined && listed !== undefined) return 'unlisted';
      return { value: word ?? goingWord(going) };
    }
    case 'progress':
      return board.statement === null || board.statement === text || board.statement === said
        ? same
        : { value: board.statement };
    case 'problem': {
      const open = joinedTexts(board.openIssues);
      if (open !== '') return open === text ? same : { value: open };
      return board.closedIssues.includes(text) ? { value: null } : same;
    }
  }
}

/** How a ledger writes how tasks go: of several words for the same the most frequent. Pure. */
export function wordsOfLedger(texts: readonly string[]): ReadonlyMap<GoingKind, string> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const words = new Map<GoingKind, string>();
  for (const [text] of [...counts].toSorted((a, b) => b[1] - a[1])) {
    const kind = goingOf(text);
    if (kind !== null && !words.has(kind)) words.set(kind, text);
  }
  return words;
}

/** Why a cell is left as it is although the board says something else; texts are the messages `ledger.left.<code>`. */
export const leftReasons = ['formula', 'merged', 'unread', 'unlisted', 'as-formula', 'too-long'] as const;
export type LeftReason = (typeof leftReasons)[number];

export function isLeft(cell: Pick<Cell, 'formula'> | null, place: unknown): LeftReason | null {
  if (cell?.formula) return 'formula';
  return place === null ? 'merged' : null;
}
