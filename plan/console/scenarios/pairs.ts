import type { AttributeView, TypeView } from './scenario-query.ts';

/** An attribute and what it is to be, as it stands in a form; `how` of a number: set, or multiplied. */
export interface Pair {
  readonly attribute: string;
  readonly value: string;
  readonly how?: 'set' | 'times';
}

export function attributeOf(type: TypeView | undefined, name: string): AttributeView | undefined {
  return type?.attributes.find((one) => one.name === name);
}

/** Attributes that a form can ask for: places and lists of points come out of files. */
export function askable(type: TypeView | undefined): readonly AttributeView[] {
  return (type?.attributes ?? []).filter(({ kind, anyUnit }) => kind !== 'GeoProperty' && !anyUnit);
}

/** A text of a form as an attribute of NGSI-LD, in the unit of its type; null where it is none. Pure. */
export function wireOf(attribute: AttributeView, text: string): object | null {
  if (text.trim() === '') return null;
  if (attribute.kind === 'Relationship') return { type: 'Relationship', object: text };
  if (attribute.value === 'number') {
    const value = Number(text);
    const unit = attribute.unitCode === null ? {} : { unitCode: attribute.unitCode };
    return Number.isFinite(value) ? { type: 'Property', value, ...unit } : null;
  }
  return { type: 'Property', value: attribute.value === 'boolean' ? text === 'true' : text };
}

/** Pairs as attributes; those that are empty are left out. */
export function attributesOf(type: TypeView | undefined, pairs: readonly Pair[]): Record<string, object> {
  return Object.fromEntries(
    pairs.flatMap(({ attribute, value, how }) => {
      const declared = attributeOf(type, attribute);
      const wire = declared === undefined || how === 'times' ? null : wireOf(declared, value);
      return wire === null ? [] : [[attribute, wire] as const];
    }),
  );
}

/** Pairs that multiply. */
export function scaleOf(pairs: readonly Pair[]): Record<string, number> {
  return Object.fromEntries(
    pairs.flatMap(({ attribute, value, how }) =>
      how === 'times' && value.trim() !== '' && Number.isFinite(Number(value))
        ? [[attribute, Number(value)] as const]
        : [],
    ),
  );
}

/** Pairs as a condition of NGSI-LD's query language; undefined without any. */
export function conditionOf(type: TypeView | undefined, pairs: readonly Pair[]): string | undefined {
  const terms = pairs.flatMap(({ attribute, value }) => {
    const declared = attributeOf(type, attribute);
    if (declared === undefined || value.trim() === '') return [];
    const bare = declared.value === 'number' || declared.value === 'boolean';
    return [`${attribute}==${bare ? value : JSON.stringify(value)}`];
  });
  return terms.length === 0 ? undefined : terms.join(';');
}

/** The pairs of such a condition; null where it says more than that. */
export function pairsOf(q: string | undefined): readonly Pair[] | null {
  if (q === undefined) return [];
  const pairs = q.split(';').map((term) => /^(\w+)==(?:"([^"]*)"|([\w.]+))$/.exec(term));
  if (pairs.includes(null)) return null;
  return pairs.flatMap((match) =>
    match === null ? [] : [{ attribute: match[1] ?? '', value: match[2] ?? match[3] ?? '' }],
  );
}
