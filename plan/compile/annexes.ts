import type { Gap, Reference } from './compiled.ts';
import type { Line } from './line.ts';
import { annexLine, imageLine, isTail } from './tail.ts';

/** An annex as the list of annexes, or its own first line, names it. */
interface Annex {
  readonly number: string;
  readonly name: string;
  readonly line: Line;
}

/** What a plan's annexes, images and references leave open. `lines` are all lines of the plan, head and tail included. */
export function annexGaps(
  lines: readonly Line[],
  tail: readonly Line[],
  references: readonly Reference[],
): Gap[] {
  const declared = declaredAnnexes(tail);
  const present = presentAnnexes(tail);
  const gaps: Gap[] = declared
    .filter((annex) => !present.some((other) => same(annex, other)))
    .map(({ name, line }) => gap('missing-annex', name || line.text, line));
  for (const line of lines)
    if (imageLine.test(line.text)) gaps.push(gap('unreadable-image', line.text, line));
  const known = [...declared, ...present];
  for (const reference of references) {
    if (isWholeLine(lines, reference)) continue;
    if (reference.kind === 'annex') gaps.push(...annexReferenceGap(reference, known, gaps));
    if (reference.kind === 'table' && !hasTable(lines, reference))
      gaps.push({ kind: 'dangling-reference', detail: reference.text, span: reference.span });
  }
  return gaps;
}

function gap(kind: Gap['kind'], detail: string, { start, end }: Line): Gap {
  return { kind, detail, span: { start, end } };
}

/** `附件：1.甲 2.乙` on one line or over several. */
function declaredAnnexes(tail: readonly Line[]): Annex[] {
  const found: Annex[] = [];
  let listing = false;
  for (const line of tail) {
    const match = annexLine.exec(line.text);
    const list = /^(?:附件|附表|附录|Annex(?:es)?|Appendix)\s*[：:]/i.test(line.text);
    const numbered = /^(\d{1,2})[.．、]\s*(.{2,80})$/.exec(list ? (match?.[2] ?? '') : line.text);
    if (list) found.push({ number: numbered?.[1] ?? '', name: numbered?.[2] ?? match?.[2] ?? '', line });
    else if (listing && match === null && numbered !== null)
      found.push({ number: numbered[1] ?? '', name: numbered[2] ?? '', line });
    listing = list || (listing && numbered !== null);
  }
  return found;
}

/** A line 附件1 of its own with words below it that are not only the name of an image. */
function presentAnnexes(tail: readonly Line[]): Annex[] {
  return tail.flatMap((line, at) => {
    const match = annexLine.exec(line.text);
    if (match === null || /^\S{2,8}\s*[：:]/.test(line.text)) return [];
    const next = tail.slice(at + 1);
    const end = next.findIndex((other) => annexLine.test(other.text));
    const words = next.slice(0, end < 0 ? next.length : end).filter((other) => !isTail(other));
    return words.length >= 2
      ? [{ number: match[1] ?? '', name: match[2] || (words[0]?.text ?? ''), line }]
      : [];
  });
}

function same(one: Annex, other: Annex): boolean {
  return one.number === other.number || (one.name !== '' && one.name === other.name);
}

function isWholeLine(lines: readonly Line[], { span }: Reference): boolean {
  return lines.some((line) => line.start === span.start && line.end === span.end);
}

/** 见附件2 wants annex 2; 按照…任务分工 wants any annex at all. */
function annexReferenceGap(reference: Reference, known: readonly Annex[], already: readonly Gap[]): Gap[] {
  const number = /附件\s?(\d{1,2}|[一二三四五六七八九十]{1,2})$/.exec(reference.text)?.[1];
  const answered = number === undefined ? known.length > 0 : known.some((annex) => annex.number === number);
  if (answered || already.some(({ detail }) => detail === reference.text)) return [];
  const kind = number === undefined ? 'missing-annex' : 'dangling-reference';
  return [{ kind, detail: reference.text, span: reference.span }];
}

function hasTable(lines: readonly Line[], reference: Reference): boolean {
  const name = reference.text.replace(/^(?:详见|参见|见|如)/, '');
  return lines.some((line) => line.text.startsWith(name));
}
