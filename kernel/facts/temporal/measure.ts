import type { Json } from '../model/entity.ts';
import { instantOf } from '../model/instant.ts';

/** How a value is reckoned when values are aggregated (ETSI GS CIM 009 V1.9.1, clause 4.5.19). */
export interface Measure {
  readonly kind: 'number' | 'text' | 'moment';
  /** What is compared, and added up if it is a number. */
  readonly rank: number | string;
  /** What the smallest and the largest are given back as. */
  readonly said: Json;
  /** The way back from an average, for what is not a number itself. */
  readonly back?: (average: number) => Json;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?Z?$/;
const DAY_BEGIN = '1970-01-01T';

/**
 * Numbers as they are, truth as 1 and 0, lists by their length, dates and times by their moment, texts in the order of
 * their characters; null for what has no order, which only counts.
 */
export function measureOf(value: Json): Measure | null {
  if (typeof value === 'number') return { kind: 'number', rank: value, said: value };
  if (typeof value === 'boolean') return { kind: 'number', rank: Number(value), said: Number(value) };
  if (typeof value === 'string') return { kind: 'text', rank: value, said: value };
  if (value === null) return null;
  if (Array.isArray(value)) return { kind: 'number', rank: value.length, said: value.length };
  return literalOf(value as { readonly [key: string]: Json });
}

/** A value that says its type (JSON-LD 1.1, section 4.2.1): `{"type": "DateTime", "@value": "…"}`. */
function literalOf(value: { readonly [key: string]: Json }): Measure | null {
  const text = value['@value'];
  if (typeof text !== 'string') return text === undefined ? null : measureOf(text);
  return momentOf(text) ?? { kind: 'text', rank: text, said: text };
}

function momentOf(text: string): Measure | null {
  const moment = (full: string, cut: (iso: string) => string): Measure | null => {
    const instant = instantOf(full);
    if (instant === null) return null;
    return {
      kind: 'moment',
      rank: Date.parse(instant),
      said: text,
      back: (average) => cut(new Date(average).toISOString()),
    };
  };
  if (DATE.test(text)) return moment(`${text}T00:00:00Z`, (iso) => iso.slice(0, 10));
  if (TIME.test(text)) return moment(`${DAY_BEGIN}${text.replace(/Z$/, '')}Z`, (iso) => iso.slice(11));
  return moment(text, (iso) => iso);
}
