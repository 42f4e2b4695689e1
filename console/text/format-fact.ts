import { formatYuan } from './format-money.ts';
import { type Formatted, formatNumber } from './format-number.ts';
import { unitName } from './format-quantity.ts';
import type { Language } from './language.ts';

/** What of a fact decides how it is written. */
export interface FactValue {
  readonly kind: string;
  readonly entityType: string;
  readonly attribute: string;
  readonly value: unknown;
  readonly unitCode: string | null;
}

/** Gives the text of a key, or `otherwise`. */
type Name = (key: string, otherwise: string) => string;

/** The value of a fact in words: money scaled, coded values by their names, places as degrees. */
export function formatFact(fact: FactValue, language: Language, name: Name): Formatted {
  const { value } = fact;
  const unit = (key: string) => name(key, key);
  if (typeof value === 'number') {
    if (fact.unitCode === 'CNY') return formatYuan(value, language, unit);
    return {
      figure: formatNumber(value, language, 4),
      unit: fact.unitCode === null ? '' : unitName(fact.unitCode, unit),
    };
  }
  return { figure: words(fact, name), unit: '' };
}

function words(fact: FactValue, name: Name): string {
  const { value } = fact;
  if (value === null || value === undefined) return name('fact.nothing', '—');
  if (typeof value === 'boolean') return name(value ? 'fact.yes' : 'fact.no', String(value));
  if (fact.kind === 'Relationship')
    return (Array.isArray(value) ? value : [value]).map(tail).join(name('list.comma', ', '));
  if (Array.isArray(value)) {
    return value.map((each) => words({ ...fact, value: each }, name)).join(name('list.comma', ', '));
  }
  if (typeof value === 'object') return place(value, name);
  return name(`entities.${fact.entityType}.values.${fact.attribute}.${String(value)}`, String(value));
}

/** The readable end of a URI: `urn:ngsi-ld:City:zhengzhou` is shown as `zhengzhou`. */
function tail(uri: unknown): string {
  const text = String(uri);
  return text.slice(text.lastIndexOf(':') + 1);
}

function place(value: object, name: Name): string {
  if (!('coordinates' in value) || !('type' in value)) return JSON.stringify(value);
  const { coordinates } = value;
  if (value.type === 'Point' && Array.isArray(coordinates)) {
    const [longitude, latitude] = coordinates;
    return `${Number(latitude).toFixed(4)}° N, ${Number(longitude).toFixed(4)}° E`;
  }
  return name('fact.area', String(value.type));
}
