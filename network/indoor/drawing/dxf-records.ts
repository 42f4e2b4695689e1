import { badDrawing } from './drawing.ts';

/** A code with its value: two lines of the file. */
export interface Group {
  readonly code: number;
  readonly value: string;
  /** Of the code, from 1. */
  readonly line: number;
}

/** What begins with a group 0: an entity, a table entry, the border of a section. */
export interface DxfRecord {
  readonly type: string;
  readonly groups: readonly Group[];
  readonly line: number;
}

/** Pairs of lines (DXF reference, "DXF file structure"). @throws Problem `network.bad-drawing` where a code is none */
function* groupsOf(text: string): Generator<Group> {
  const lines = linesOf(text);
  for (let line = 1; ; line += 2) {
    const code = lines.next().value;
    if (code === undefined) return;
    const value = lines.next().value;
    if (value === undefined) {
      if (code.trim() === '') return;
      throw badDrawing(line, 'value', code);
    }
    if (!/^\s*-?\d{1,4}\s*$/.test(code)) {
      // Empty lines at the end are no groups.
      if (code.trim() === '' && value.trim() === '') continue;
      throw badDrawing(line, 'code', code);
    }
    yield { code: Number(code), value, line };
  }
}

function* linesOf(text: string): Generator<string, undefined> {
  for (let from = 0; from < text.length; ) {
    let end = from;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
    yield text.slice(from, end);
    from = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
  }
  return undefined;
}

/** The records of a drawing up to its `EOF`. @throws Problem `network.bad-drawing`; also where it ends before that */
export function* dxfRecords(text: string): Generator<DxfRecord> {
  let open: { readonly type: string; readonly groups: Group[]; readonly line: number } | null = null;
  let last = 0;
  for (const group of groupsOf(text)) {
    last = group.line + 1;
    if (group.code === 999) continue;
    if (group.code !== 0) {
      if (open === null) throw badDrawing(group.line, 'record', `${group.code}`);
      open.groups.push(group);
      continue;
    }
    if (open !== null) yield open;
    open = { type: group.value.trim().toUpperCase(), groups: [], line: group.line };
    if (open.type === 'EOF') return;
  }
  throw badDrawing(last, 'end', open?.type ?? '');
}

export function textIn({ groups }: DxfRecord, code: number): string | undefined {
  return groups.find((group) => group.code === code)?.value.trim();
}

/** @throws Problem `network.bad-drawing` where something else than a number stands */
export function numberIn(record: DxfRecord, code: number, otherwise: number): number {
  const group = record.groups.find((each) => each.code === code);
  return group === undefined ? otherwise : numberOf(group);
}

/** @throws Problem `network.bad-drawing` */
export function numberOf({ value, line }: Group): number {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  // Beyond it nothing is a place of a building, in whatever unit.
  if (!(Math.abs(number) <= 1e12)) throw badDrawing(line + 1, 'number', value);
  return number;
}
