import type { AttributeType } from '@yuheng/kernel/entity-type';
import type { Geometry } from '@yuheng/kernel/facts-model';
import type { TableRow } from '@yuheng/kernel/read-table';
import type { LonLat } from '../coordinates/offset-systems.ts';
import { type CellValue, cellValue, type Read, timeIn } from './cell-value.ts';
import type { LedgerContext } from './ledger-context.ts';
import { doneFields, type LedgerKind, lackingFields, ledgers } from './ledger-kinds.ts';
import { type Cells, locationOf, type Take } from './row-location.ts';
import type { Note } from './row-note.ts';
import { mostChoicesTold, type Reason, reason } from './row-reason.ts';

/** A row that is taken in. */
export interface LedgerRecord {
  readonly row: number;
  /** What makes it the same thing in another file. */
  readonly key: string;
  readonly attributes: Readonly<Record<string, CellValue>>;
  /** Of an area, its middle. */
  readonly place: LonLat;
  readonly location: Geometry;
  readonly city: string | null;
  /** The ledger does not say the city: its place does, or nothing. */
  readonly cityDerived: boolean;
  readonly notes: readonly Note[];
  readonly cell: string | null;
  readonly keyArea: string | null;
  /** Of a sample: when it was taken, and the station that was heard. */
  readonly time: string | null;
  readonly station: string | null;
  /** Of a project: who is responsible, when it began, and when its stages were done, in their order. */
  readonly responsible: string | null;
  readonly begun: string | null;
  readonly done: readonly string[];
}

/** Reads one row, or tells all that is wrong with it. Pure. */
export function readRow(
  kind: LedgerKind,
  { number }: Pick<TableRow, 'number'>,
  cells: Cells,
  context: LedgerContext,
): LedgerRecord | readonly Reason[] {
  const reasons: Reason[] = [];
  const take = <Value>(read: Read<Value>): Value | null => {
    if ('value' in read) return read.value;
    reasons.push(read.reason);
    return null;
  };
  const textOf = (field: string) => cells(field).text || null;
  const ledger = ledgers[kind];
  for (const field of lackingFields(kind, (each) => textOf(each) !== null))
    reasons.push(reason('missing', field));

  const attributes: Record<string, CellValue> = {};
  for (const field of ledger.attributes) {
    const { text, header } = cells(field);
    const type = ledger.type.attributes[field];
    if (text === '' || type === undefined) continue;
    if (ledger.lists.includes(field)) {
      const values = text
        .split(/[、,，;；/|]/)
        .map((each) => each.trim())
        .filter((each) => each !== '');
      const choices = context.choices.get(field) ?? new Map();
      attributes[field] = values.flatMap((each) => {
        const value = take(cellValue(field, type, each, header, choices));
        if (!choosable(type)) take(operator(kind, field, each, context));
        return value === null ? [] : [String(value)];
      });
      continue;
    }
    const value = take(cellValue(field, type, text, header, context.choices.get(field) ?? new Map()));
    if (value !== null) attributes[field] = value;
    if (field === 'operator') take(operator(kind, field, text, context));
  }
  if (attributes['availability'] === 'refused' && textOf('refusalReason') === null)
    reasons.push(reason('refused-without-reason', 'refusalReason'));

  const located = locationOf(kind, cells, context, take);
  const cityText = textOf('city');
  const city = cityText === null || context.cities.size === 0 ? null : (context.cities.get(cityText) ?? null);
  if (cityText !== null && context.cities.size > 0 && city === null)
    reasons.push(reason('unknown-city', 'city', cityText));
  const time = pastTime('time', cells, context, take);
  const { begun, done } = stagesOf(cells, context, take, reasons);
  if (reasons.length > 0 || located === null) return reasons;
  const { place, location } = located;

  const cell = context.cellAt(place);
  const lies = (ledger.extras.includes('city') ? context.cityAt(location) : null) ?? cell?.city ?? null;
  return {
    row: number,
    key: keyOf(kind, cells, attributes, place, time, number),
    attributes,
    place,
    location,
    city: city ?? lies,
    cityDerived: city === null,
    notes: [
      ...(kind === 'zones' ? zoneNotes(attributes) : []),
      ...(kind === 'demands' ? operatorNotes(attributes['operator'], context) : []),
      ...(ledger.extras.includes('city') ? cityNotes(city, lies, context) : []),
    ],
    cell: cell?.id ?? null,
    keyArea: cell?.keyArea ?? null,
    time,
    station: context.stations.get(textOf('station') ?? '') ?? null,
    responsible: textOf('responsible'),
    begun,
    done,
  };
}

function cityNotes(said: string | null, lies: string | null, { cityNames }: LedgerContext): readonly Note[] {
  const note = (code: Note['code'], city: string | null) => [
    { code, field: 'city', value: city === null ? '' : (cityNames.get(city) ?? city) },
  ];
  if (said === null) return lies === null ? note('city-unknown', null) : note('city-derived', lies);
  return lies === null || lies === said ? [] : note('city-elsewhere', lies);
}

/** A rule that keeps nobody from anything is taken in, and told. */
function zoneNotes(attributes: LedgerRecord['attributes']): readonly Note[] {
  const { kind, maxHeight, minSpacing = 0, allowedKinds } = attributes;
  const isIdle =
    kind === 'spacing' ? minSpacing === 0 : kind !== 'forbidden' && maxHeight === undefined && !allowedKinds;
  return isIdle ? [{ code: 'says-nothing', field: 'kind', value: '' }] : [];
}

function choosable(type: AttributeType): boolean {
  return 'oneOf' in type && type.oneOf !== undefined;
}

/** A demand is where an operator is heard of first: it may come from one that nobody knows yet. */
function operator(kind: LedgerKind, field: string, text: string, { operators }: LedgerContext): Read<string> {
  const known = kind === 'demands' || operators.size === 0 || operators.has(text);
  return known ? { value: text } : { reason: reason('unknown-operator', field, text, toldOf(operators)) };
}

/** Perhaps it is another one, written otherwise. */
function operatorNotes(named: CellValue | undefined, { operators }: LedgerContext): readonly Note[] {
  if (typeof named !== 'string' || operators.size === 0 || operators.has(named)) return [];
  return [{ code: 'new-operator', field: 'operator', value: named, allowed: toldOf(operators) }];
}

/** Of those that are known, one more than is told: so that it shows where there are more. */
function toldOf(operators: ReadonlySet<string>): readonly string[] {
  return [...operators].toSorted().slice(0, mostChoicesTold + 1);
}

function pastTime(field: string, cells: Cells, { now }: LedgerContext, take: Take): string | null {
  const { text } = cells(field);
  if (text === '') return null;
  const time = take(timeIn(field, text));
  return time !== null && time > now ? take({ reason: reason('in-the-future', field, text) }) : time;
}

/** Stages are done one after the other: no gap, and none before the one before it. */
function stagesOf(cells: Cells, context: LedgerContext, take: Take, reasons: Reason[]) {
  const begun = pastTime('begun', cells, context, take);
  const times = doneFields.map((field) => pastTime(field, cells, context, take));
  const last = times.findLastIndex((time) => time !== null);
  const done: string[] = [];
  for (const [index, time] of times.slice(0, last + 1).entries()) {
    const field = doneFields[index] ?? '';
    const before = done.at(-1) ?? begun;
    if (time === null || (before !== null && time < before)) {
      if (cells(field).text === '' || time !== null)
        reasons.push(reason('stage-order', field, cells(field).text));
      break;
    }
    done.push(time);
  }
  return { begun, done };
}

function keyOf(
  kind: LedgerKind,
  cells: Cells,
  attributes: LedgerRecord['attributes'],
  { longitude, latitude }: LonLat,
  time: string | null,
  row: number,
): string {
  const number = cells('number').text;
  if (number !== '') return number;
  const { operator: who = null, name = null, bandMHz = null } = attributes;
  const sample =
    kind === 'drive-tests'
      ? [bandMHz, time ?? row, cells('station').text]
      : kind === 'zones'
        ? [attributes['kind']]
        : [];
  return JSON.stringify([who, name, longitude.toFixed(6), latitude.toFixed(6), ...sample]);
}
