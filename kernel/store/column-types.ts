import { type CustomTypesConfig, types } from 'pg';

type Nested = string | null | readonly Nested[];

/** The parser of text[]; the types of pg leave its number out. */
const textArrayType = 1009 as Parameters<typeof types.getTypeParser>[0];
const textArray = types.getTypeParser(textArrayType) as (text: string) => readonly Nested[];

const instant = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

/** An int8 as number; beyond 2^53 it is an error, never a rounded figure. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a number`);
  return value;
}

/** A timestamptz of a session in UTC, as ISO 8601 with milliseconds (finer digits are cut). */
export function parseInstant(text: string): string {
  const [, day, time, fraction = ''] = instant.exec(text) ?? [];
  if (day === undefined || time === undefined)
    throw new RangeError(`timestamptz ${text} is not a time in UTC`);
  return `${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}

const asIs = (text: string): string => text;

const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [20, parseInt8],
  [1016, arrayOf(parseInt8)],
  [1700, Number],
  [1231, arrayOf(Number)],
  [1184, parseInstant],
  [1185, arrayOf(parseInstant)],
  [1082, asIs],
  [1182, arrayOf(asIs)],
  [1114, asIs],
  [1115, arrayOf(asIs)],
]);

/** How the columns of an answer become JavaScript values; see `Sql.query`. */
export const columnTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ??
    types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

function arrayOf(parse: (text: string) => unknown): (text: string) => unknown {
  const each = (item: Nested): unknown => {
    if (item === null) return null;
    return typeof item === 'string' ? parse(item) : item.map(each);
  };
  return (text) => textArray(text).map(each);
}
