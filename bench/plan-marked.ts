/** A stretch of the plain text of a marked document. */
export interface MarkedSpan {
  readonly start: number;
  readonly end: number;
}

/** A mark: what stands between `{name rest…}`, its span in the plain text, and the item that it stands in. */
export interface Mark extends MarkedSpan {
  readonly name: string;
  /** Words of the mark before its text: `>=|60|%|2025` of a target, `c` of an action, the number of a heading. */
  readonly label: string;
  readonly text: string;
  /** Place of the item among the items, -1 outside of items. */
  readonly item: number;
}

/** A plan as people marked it, and the text that remains without the marks. */
export interface MarkedPlan {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Marks whose first word after the name is a label. */
const labelled = new Set(['a', 'd', 'n', 't']);

/**
 * Reads a document with marks: `{h1 一、|目标}` heading, `{i 1.}` number of an item, `{a c …}` action (commit, enable,
 * n encourage, grant), `{t >=|60|%|2025 60%}` target, `{n past 60%}` other number, `{q …}` qualitative target,
 * `{lead …}` and the other roles, `{d 2025-12-31 2025年底}` due, `{!kind}` gap. Marks nest.
 * @throws RangeError where a mark is not closed
 */
export function readMarked(source: string): MarkedPlan {
  const marks: Mark[] = [];
  const open: { name: string; label: string; start: number; item: number; place: number }[] = [];
  let [text, item, at, places] = ['', -1, 0, 0];
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === '{') {
      const head = /^\{(!?[\w-]+) ?/.exec(source.slice(at, at + 60));
      const name = head?.[1];
      if (head === null || name === undefined) throw new RangeError(`no name of a mark at ${at}`);
      at += head[0].length;
      const label = labelled.has(name) ? (/^\S+/.exec(source.slice(at, at + 80))?.[0] ?? '') : '';
      at += label === '' ? 0 : label.length + 1;
      if (name === 'i') item += 1;
      if (/^h\d$/.test(name)) at = heading(source, at);
      open.push({ name, label, start: text.length, item: /^h\d$/.test(name) ? -1 : item, place: places });
      places += 1;
      marks.length = places;
    } else if (character === '}') {
      const mark = open.pop();
      if (mark === undefined) throw new RangeError(`nothing to close at ${at}`);
      marks[mark.place] = {
        name: mark.name,
        label: mark.label,
        item: mark.item,
        text: text.slice(mark.start),
        start: mark.start,
        end: text.length,
      };
      at += 1;
    } else {
      text += character;
      at += 1;
    }
  }
  if (open.length > 0) throw new RangeError(`${open.length} marks are not closed`);
  return { text, marks };

  /** The bar between number and words of a heading is no text. */
  function heading(from: string, start: number): number {
    const end = from.indexOf('|', start);
    text += from.slice(start, end);
    return end + 1;
  }
}
