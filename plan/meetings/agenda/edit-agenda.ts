import type { AgendaEdit, AgendaEdits } from './agenda.ts';

/** Why an edit cannot be made: an error of the pack. */
export type EditFault = 'no-such-item' | 'nothing-changed';

export type Edited = { readonly edits: AgendaEdits } | { readonly fault: EditFault };

/**
 * One change of an agenda that is being prepared. Pure.
 * @param shown keys that are on the agenda now
 * @param known keys of everything that could be taken up
 */
export function editAgenda(
  edits: AgendaEdits,
  edit: AgendaEdit,
  { shown, known }: { readonly shown: ReadonlySet<string>; readonly known: ReadonlySet<string> },
): Edited {
  switch (edit.kind) {
    case 'order': {
      if (edit.keys.some((key) => !shown.has(key))) return { fault: 'no-such-item' };
      // What is not named keeps its place behind the named ones.
      const rest = edits.order.filter((key) => !edit.keys.includes(key));
      return { edits: { ...edits, order: [...edit.keys, ...rest] } };
    }
    case 'remove': {
      const { key, reason } = edit;
      if (!shown.has(key)) return { fault: 'no-such-item' };
      return { edits: { ...edits, removed: [...edits.removed, { key, reason: reason.trim() }] } };
    }
    case 'restore': {
      if (!edits.removed.some(({ key }) => key === edit.key)) return { fault: 'no-such-item' };
      return { edits: { ...edits, removed: edits.removed.filter(({ key }) => key !== edit.key) } };
    }
    case 'take': {
      const { key } = edit;
      if (!known.has(key)) return { fault: 'no-such-item' };
      if (shown.has(key)) return { fault: 'nothing-changed' };
      const removed = edits.removed.filter((one) => one.key !== key);
      return { edits: { ...edits, removed, taken: [...new Set([...edits.taken, key])] } };
    }
    case 'add': {
      const { title, unit, words } = edit;
      const numbers = edits.own.map(({ key }) => Number(key.slice('own:'.length)));
      const key = `own:${Math.max(0, ...numbers) + 1}`;
      const own = { key, title: title.trim(), unit: unit?.trim() ?? null, words: words.trim() };
      return { edits: { ...edits, own: [...edits.own, own] } };
    }
  }
}
