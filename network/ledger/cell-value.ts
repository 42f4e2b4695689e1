import type { AttributeType } from '@yuheng/kernel/entity-type';
import words from './cell-words.json' with { type: 'json' };
import { type Reason, reason } from './row-reason.ts';

export type CellValue = string | number | boolean | readonly string[];
export type Read<Value> = { readonly value: Value } | { readonly reason: Reason };

/** Values of a list of choices by what they are called: their own name, or their text in either language. */
export type Choices = ReadonlyMap<string, string>;

/** Characters of a name or a remark: what a plan takes of an operator. */
export const longestText = 200;

/** Reads what stands in a cell as an attribute wants it. @param header its column: 万元 there makes ten thousands of yuan */
export function cellValue(
  field: string,
  type: AttributeType,
  text: string,
  header: string,
  choices: Choices,
): Read<string | number | boolean> {
  if (type.kind !== 'Property') return { value: text };
  if (type.value === 'number') {
    const tenThousands = type.unitCode === 'CNY' && header.includes(words.tenThousand);
    const read = numberIn(field, text, type.minimum, type.maximum, tenThousands ? 10_000 : 1);
    const isCount = type.unitCode === 'C62';
    return isCount && 'value' in read && !Number.isInteger(read.value)
      ? { reason: reason('not-whole', field, text) }
      : read;
  }
  if (type.value === 'boolean') {
    const flag = flags.get(text.toLowerCase());
    return flag === undefined ? { reason: reason('bad-flag', field, text) } : { value: flag };
  }
  if (type.oneOf === undefined)
    return text.length > longestText
      ? { reason: reason('too-long', field, text, String(longestText)) }
      : { value: text };
  const choice = choices.get(text.toLowerCase());
  return choice === undefined ? { reason: reason('bad-choice', field, text) } : { value: choice };
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ...words.yes.map((text) => [text, true] as const),
  ...words.no.map((text) => [text, false] as const),
]);

/** A plain number, with commas between thousands at most. */
export function numberIn(
  field: string,
  text: string,
  least = -Infinity,
  most = Infinity,
  factor = 1,
): Read<number> {
  const plain = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  const number = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  if (!Number.isFinite(number)) return { reason: reason('bad-number', field, text) };
  const value = factor === 1 ? number : Math.round(number * factor * 100) / 100;
  if (value < least || value > most)
    return { reason: reason('out-of-range', field, text, rangeText(least, most)) };
  return { value };
}

function rangeText(least: number, most: number): string {
  if (!Number.isFinite(most)) return `≥ ${least}`;
  return Number.isFinite(least) ? `${least} … ${most}` : `≤ ${most}`;
}

const chinaHours = 8;

/** A day or a time as ledgers write it (2026-03-01, 2026/3/1, 2026年3月1日, 2026-03-01 08:30:00); without a zone, in China. As UTC. */
export function timeIn(field: string, text: string): Read<string> {
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      text,
    );
  if (match === null) return { reason: reason('bad-time', field, text) };
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone] = match;
  const parts = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [, , , hours, minutes, seconds] = parts;
  const date = new Date(Date.UTC(parts[0], parts[1] - 1, parts[2]));
  const real = date.getUTCMonth() === parts[1] - 1 && date.getUTCDate() === parts[2];
  if (!real || hours > 23 || minutes > 59 || seconds > 59) return { reason: reason('bad-time', field, text) };
  const east = zone === undefined ? chinaHours * 60 : zone === 'Z' ? 0 : minutesOf(zone);
  const at = date.getTime() + ((hours * 60 + minutes - east) * 60 + seconds) * 1000;
  return { value: new Date(at).toISOString() };
}

function minutesOf(zone: string): number {
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
