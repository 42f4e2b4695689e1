import type { Json } from '../facts/model/entity.ts';
import type { AttributeType, EntityType } from '../facts/model/entity-type.ts';
import { isUri, parseTime } from '../facts/model/parse-name.ts';
import { Problem } from '../http/problem.ts';
import type { Table, TableRow } from '../tables/read-table.ts';
import words from './row-words.json' with { type: 'json' };

/** A row of a line of the kind `rows`. */
export interface ScenarioRow {
  readonly id: string;
  readonly from: string;
  readonly attributes: Readonly<Record<string, Json>> | null;
}

/** Which column says what; the rest are attributes by name. */
export interface RowColumns {
  readonly id: string;
  readonly from: string;
  /** Where it says so, the entity is taken away. */
  readonly remove: string | null;
  /** Header -> attribute. */
  readonly attributes: ReadonlyMap<string, string>;
}

const YES = new Set(words.yes);
const NO = new Set(words.no);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Rows of a file -> rows of a scenario, each attribute in the form and unit of its type; an empty cell says nothing. Pure. */
export function readRows(
  table: Table,
  columns: RowColumns,
  type: EntityType,
): {
  readonly rows: readonly ScenarioRow[];
  readonly rejected: readonly { readonly row: number; readonly faults: readonly Problem[] }[];
} {
  const rows: ScenarioRow[] = [];
  const rejected: { row: number; faults: readonly Problem[] }[] = [];
  for (const row of table.rows) {
    const faults: Problem[] = [];
    const read = readRow(row, table.headers, columns, type, (fault) => faults.push(fault));
    if (faults.length > 0) rejected.push({ row: row.number, faults });
    else rows.push(read);
  }
  return { rows, rejected };
}

function readRow(
  { cells }: TableRow,
  headers: readonly string[],
  columns: RowColumns,
  type: EntityType,
  fault: (fault: Problem) => void,
): ScenarioRow {
  const cell = (header: string | null): string => cells[headers.indexOf(header ?? '')] ?? '';
  const [id, from] = [cell(columns.id), cell(columns.from)];
  const named: boolean = isUri(id);
  if (!named) fault(new Problem('scenarios.row-no-id', { column: columns.id, value: id.slice(0, 80) }));
  if (!isDay(from))
    fault(new Problem('scenarios.row-bad-day', { column: columns.from, value: from.slice(0, 80) }));
  if (YES.has(cell(columns.remove).toLowerCase())) return { id, from, attributes: null };
  const attributes: Record<string, Json> = {};
  for (const [header, name] of columns.attributes) {
    const [text, declared] = [cell(header), type.attributes[name]];
    if (text === '' || declared === undefined) continue;
    const value = wireOf(text, declared, header);
    if (value === null)
      fault(new Problem('scenarios.row-bad-value', { column: header, value: text.slice(0, 80) }));
    else attributes[name] = value;
  }
  return { id, from, attributes };
}

function isDay(text: string): boolean {
  return DAY.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}

/** A cell as an attribute of NGSI-LD; null where it is none. Several texts stand apart by `|`, a place as `longitude latitude`. */
function wireOf(text: string, declared: AttributeType, where: string): Json | null {
  if (declared.kind === 'Relationship') return isUri(text) ? { type: 'Relationship', object: text } : null;
  if (declared.kind === 'GeoProperty') return pointOf(text);
  const value = valueOf(text, declared, where);
  if (value === null) return null;
  const unit =
    declared.value === 'number' && declared.unitCode !== null ? { unitCode: declared.unitCode } : {};
  return { type: 'Property', value, ...unit };
}

function valueOf(
  text: string,
  declared: Extract<AttributeType, { kind: 'Property' }>,
  where: string,
): Json | null {
  if (declared.value === 'number') {
    const number = Number(text.replaceAll(',', ''));
    return Number.isFinite(number) ? number : null;
  }
  if (declared.value === 'boolean') {
    const word = text.toLowerCase();
    return YES.has(word) ? true : NO.has(word) ? false : null;
  }
  if (declared.value === 'time') {
    try {
      return parseTime(text, where);
    } catch {
      return null;
    }
  }
  const texts = text.split('|').map((one) => one.trim());
  const [first = ''] = texts;
  if (declared.oneOf && texts.some((one) => !declared.oneOf?.includes(one))) return null;
  return texts.length === 1 ? first : texts;
}

function pointOf(text: string): Json | null {
  const [x = NaN, y = NaN, ...more] = text.split(/[\s,，]+/).map(Number);
  const inside = more.length === 0 && Math.abs(x) <= 180 && Math.abs(y) <= 90;
  return inside ? { type: 'GeoProperty', value: { type: 'Point', coordinates: [x, y] } } : null;
}
