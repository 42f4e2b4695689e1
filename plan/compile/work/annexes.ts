import type { Gap, Reference } from '../compiled.ts';
import type { Line } from '../outline/line.ts';
import { annexLine, closesBody, imageLine } from '../outline/tail.ts';

/** An annex as the list of annexes, or its own first line, names it. */
interface Annex {
  readonly number: string;
  readonly name: string;
  readonly line: Line;
}

const listLine = /^(?:附件|附表|附录|Annex(?:es)?|Appendix)\s*[：:]/i;
const entry = /^(\d{1,2})[.．、]\s*(.{2,80})$/;
const tableName = /^(?:附?表|专栏)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})/;

/** What a plan's annexes, images and references leave open. `lines` are all lines of the plan, `tail` those after its body. */
export function annexGaps(
  lines: readonly Line[],
  tail: readonly Line[],
  references: readonly Reference[],
): Gap[] {
  const declared = declaredAnnexes(tail);
  const present = presentAnnexes(tail);
  const names = new Set(present.flatMap(({ number, name }) => [`#${number}`, name]));
  const numbers = new Set([...declared, ...present].map(({ number }) => number));
  const images = lines.filter((line) => imageLine.test(line.text));
  return [
    ...declared
      .filter(({ number, name }) => !names.has(`#${number}`) && !(name !== '' && names.has(name)))
      .map(({ name, line }) => gap('missing-annex', name || line.text, line)),
    ...images.map((line) => gap('unreadable-image', line.text, line)),
    ...danglingReferences(lines, references, numbers),
  ];
}

function gap(kind: Gap['kind'], detail: string, { start, end }: Line): Gap {
  return { kind, detail, span: { start, end } };
}

/** `附件：1.甲` and the numbered lines that go on with the list. */
function declaredAnnexes(tail: readonly Line[]): Annex[] {
  const found: Annex[] = [];
  let listing = false;
  for (const line of tail) {
    const match = annexLine.exec(line.text);
    const begins = listLine.test(line.text);
    const numbered = entry.exec(begins ? (match?.[2] ?? '') : line.text);
    listing = begins || (listing && match === null && numbered !== null);
    if (listing) found.push({ number: numbered?.[1] ?? '', name: numbered?.[2] ?? match?.[2] ?? '', line });
  }
  return found;
}

/** A line 附件1 of its own, with words below it that are more than a title and the name of an image. */
function presentAnnexes(tail: readonly Line[]): Annex[] {
  const found: Annex[] = [];
  let [heading, words] = [null as Line | null, [] as Line[]];
  for (const line of [...tail, null]) {
    const opens = line === null || annexLine.test(line.text);
    if (opens && heading !== null && words.length >= 2) {
      const match = annexLine.exec(heading.text);
      found.push({ number: match?.[1] ?? '', name: match?.[2] || (words[0]?.text ?? ''), line: heading });
    }
    if (opens) [heading, words] = [line === null || listLine.test(line.text) ? null : line, []];
    else if (!closesBody(line) && !imageLine.test(line.text)) words.push(line);
  }
  return found;
}

function isNamed(line: Line, words: string): boolean {
  return words.length > 3 && line.text.length <= 16 && line.text.endsWith(words);
}

/** 见附件2 wants annex 2, 见表3 a table 3; 按照…任务分工 wants any annex; where there is none all of them are missing. */
function danglingReferences(
  lines: readonly Line[],
  references: readonly Reference[],
  annexes: ReadonlySet<string>,
): Gap[] {
  const starts = new Map(lines.map(({ start, end }) => [start, end]));
  const tables = new Set(lines.flatMap(({ text }) => tableName.exec(text)?.[0] ?? []));
  const told = new Set<string>();
  return references.flatMap(({ kind, text, span }): Gap[] => {
    if (starts.get(span.start) === span.end || told.has(text)) return [];
    told.add(text);
    const number = /(?:附件|annex|appendix)\s?(\d{1,2}|[一二三四五六七八九十]{1,2}|[A-H])$/i.exec(text)?.[1];
    // 按照任务分工 means the section 任务分工 where there is one.
    const own = kind === 'annex' && number === undefined && lines.some((line) => isNamed(line, text));
    if (own) return [];
    if (kind === 'annex' && annexes.size === 0) return [{ kind: 'missing-annex', detail: text, span }];
    const dangling =
      (kind === 'annex' && number !== undefined && !annexes.has(number)) ||
      (kind === 'table' && !tables.has(text.replace(/^(?:详见|参见|见|如)/, '')));
    return dangling ? [{ kind: 'dangling-reference', detail: text, span }] : [];
  });
}
