import { type CellPlace, type CellRange, inRange, parseRange } from './cell-ref.ts';
import { scanXml } from './scan-xml.ts';

/** Cells for which a sheet names the values that they may hold. */
export interface CellList {
  readonly ranges: readonly CellRange[];
  /** As it stands in the file: `"a,b"`, a range of cells, or a name. */
  readonly formula: string;
}

/** The lists of a sheet (ECMA-376 part 1, 18.3.1.32 and 18.18.21; those of Excel 2010 stand in an extension, with the same names). */
export function readLists(xml: string, part: string): readonly CellList[] {
  const lists: CellList[] = [];
  let own: { list: boolean; ranges: string; formula: string } | null = null;
  let into: 'formula' | 'ranges' | null = null;
  scanXml(xml, part, {
    open({ name, attributes }) {
      if (name === 'dataValidation')
        own = { list: attributes['type'] === 'list', ranges: attributes['sqref'] ?? '', formula: '' };
      if (own === null) return;
      if (name === 'formula1') into = 'formula';
      if (name === 'sqref') into = 'ranges';
    },
    text(words) {
      if (own !== null && into !== null) own[into] += words;
    },
    close(name) {
      if (name === 'formula1' || name === 'sqref') into = null;
      if (name !== 'dataValidation' || own === null) return;
      const ranges = own.ranges
        .trim()
        .split(/\s+/)
        .flatMap((range) => parseRange(range) ?? []);
      if (own.list && ranges.length > 0) lists.push({ ranges, formula: own.formula.trim() });
      own = null;
    },
  });
  return lists;
}

/** The list of a cell; of several the first. */
export function listOf(lists: readonly CellList[], place: CellPlace): CellList | null {
  return lists.find(({ ranges }) => ranges.some((range) => inRange(place, range))) ?? null;
}

/** Where the values of a list stand: in the formula itself, or in cells; null for what is computed. */
export function listSource(
  formula: string,
):
  | { readonly values: readonly string[] }
  | { readonly sheet: string | null; readonly range: CellRange }
  | null {
  const literal = /^"(.*)"$/s.exec(formula)?.[1];
  if (literal !== undefined)
    return {
      values: literal
        .replaceAll('""', '"')
        .split(',')
        .map((value) => value.trim()),
    };
  const cells = /^(?:(?:'((?:[^']|'')+)'|([^'!"()]+))!)?([$A-Z0-9:]+)$/.exec(formula);
  const range = parseRange(cells?.[3] ?? '');
  if (cells === null || range === null) return null;
  return { sheet: cells[1]?.replaceAll("''", "'") ?? cells[2] ?? null, range };
}
