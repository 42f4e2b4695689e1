import { attributesOf, conditionOf, type Pair, scaleOf } from './pairs.ts';
import type { Lever, Line, TypeView } from './scenario-query.ts';

export const acts = ['create', 'patch', 'delete', 'each'] as const;
export type Act = (typeof acts)[number];

/** A line as it stands in the form. */
export interface LineDraft {
  readonly act: Act;
  readonly type: string;
  /** What new ones, or those that are changed, say. */
  readonly said: readonly Pair[];
  /** Which ones are changed, or taken away. */
  readonly filter: readonly Pair[];
  /** Of which type there is a new one for each, and which of them. */
  readonly source: string;
  readonly sourceFilter: readonly Pair[];
  readonly count: string;
  readonly perMonth: string;
  readonly from: string;
}

/** What a new one must say to count is written already. */
export function emptyDraft({ type, must }: Pick<Lever, 'type' | 'must'>, now: Date): LineDraft {
  const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  return {
    act: 'create',
    type,
    said: must.flatMap(({ attribute, values: [first] }) =>
      first === undefined ? [] : [{ attribute, value: String(first) }],
    ),
    filter: [],
    source: '',
    sourceFilter: [],
    count: '1',
    perMonth: '',
    from: next.toISOString().slice(0, 10),
  };
}

/** The line; null while something is missing. Pure. */
export function lineOf(
  draft: LineDraft,
  type: TypeView | undefined,
  source: TypeView | undefined,
): Line | null {
  const { act, from, said, filter } = draft;
  const count = wholeOf(draft.count);
  const perMonth = wholeOf(draft.perMonth);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(from) || count === undefined || perMonth === undefined) return null;
  const pace = { from, ...(perMonth === null ? {} : { perMonth }) };
  const attributes = attributesOf(type, said);
  const q = conditionOf(type, filter);
  const limit = count === null ? {} : { limit: count };
  const which = { type: draft.type, ...(q === undefined ? {} : { q }), ...limit };
  if (act === 'delete') return { kind: 'delete', which, ...pace };
  if (act === 'create')
    return count === null ? null : { kind: 'create', type: draft.type, count, attributes, ...pace };
  if (act === 'patch') {
    const scale = scaleOf(said);
    if (Object.keys(attributes).length + Object.keys(scale).length === 0) return null;
    return {
      kind: 'patch',
      which,
      attributes,
      ...(Object.keys(scale).length === 0 ? {} : { scale }),
      ...pace,
    };
  }
  if (source === undefined) return null;
  const condition = conditionOf(source, draft.sourceFilter);
  return {
    kind: 'each',
    which: { type: source.name, ...(condition === undefined ? {} : { q: condition }), ...limit },
    type: draft.type,
    copy: copyOf(type, source),
    attributes,
    ...pace,
  };
}

/** Attributes that both types know, of the same kind and unit. */
function copyOf(type: TypeView | undefined, source: TypeView): Record<string, string> {
  const shared = (type?.attributes ?? []).filter((one) =>
    source.attributes.some(
      (other) =>
        other.name === one.name &&
        other.kind === one.kind &&
        other.value === one.value &&
        other.unitCode === one.unitCode &&
        one.oneOf.length === 0,
    ),
  );
  return Object.fromEntries(shared.map(({ name }) => [name, name]));
}

/** Null for nothing, undefined for what is no whole number from 1 to 10,000. */
function wholeOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= 10_000 ? number : undefined;
}
