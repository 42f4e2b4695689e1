import Type, { type Static } from 'typebox';
import type { SeenRecords } from '../policy/seen-records.ts';

const Words = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });
const Maybe = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);

/** What of the subject would be otherwise, in words. */
export const Difference = Type.Object({
  label: Words,
  before: Maybe(Words),
  after: Maybe(Words),
  /** Program text: shown as it is written. */
  code: Type.Boolean(),
});
export type Difference = Static<typeof Difference>;

/** How something stands that is judged by a figure. */
export const Standing = Type.Object({
  /** Figure in the unit that the subject counts in; null without one. */
  value: Maybe(Type.Number()),
  unit: Type.String(),
  decimals: Type.Integer(),
  /** What it is held against, as short as it can be said; empty without a number. */
  goal: Type.String(),
  /** That the goal is met in time, 0 to 1. */
  chance: Maybe(Type.Number()),
  lamp: Maybe(Type.Enum(['normal', 'warning', 'unlikely', 'overdue', 'none'])),
});
export type Standing = Static<typeof Standing>;

/** Something whose figure or lamp would be another one. */
export const Effect = Type.Object({
  subject: Type.String(),
  /** A name as it is, or in both languages. */
  title: Type.Union([Type.String(), Words]),
  /** To what it belongs. */
  of: Type.String(),
  /** The row whose it is (kernel/policy/record-type.ts): who may not read that is not told. null: everybody's. */
  record: Maybe(Type.Object({ type: Type.String(), id: Type.String() })),
  /** null: it is not there. */
  before: Maybe(Standing),
  after: Maybe(Standing),
});
export type Effect = Static<typeof Effect>;

const Extent = Type.Enum(['all', 'some', 'none']);

/** What a change would change if it were approved now. */
export const Preview = Type.Object({
  differences: Type.Array(Difference),
  effects: Type.Array(Effect),
  /** Effects that are not listed. */
  unlisted: Type.Integer(),
  /** Decisions about who may do what that would be others (kernel/policy/difference.ts). */
  decisions: Type.Array(
    Type.Object({
      action: Type.String(),
      /** null: it is known by its name alone. */
      title: Maybe(Words),
      before: Extent,
      after: Extent,
      who: Type.Array(Type.Object({ role: Maybe(Type.String()), organisation: Maybe(Type.String()) })),
      implied: Type.Integer(),
    }),
  ),
  /** What does not stand in the way, and is hardly meant. */
  warnings: Type.Array(Words),
});
export type Preview = Static<typeof Preview>;

/** Effects that one preview lists. */
export const MOST_EFFECTS = 200;

/** What of a preview somebody may read; the other effects are counted. */
export async function seenPreview(preview: Preview, records: SeenRecords): Promise<Preview> {
  const seen = new Set<Effect>();
  for (const [type, effects] of Map.groupBy(preview.effects, ({ record }) => record?.type ?? ''))
    for (const effect of type === '' ? effects : await records.of(type, effects, rowOf)) seen.add(effect);
  const effects = preview.effects.filter((effect) => seen.has(effect));
  return { ...preview, effects, unlisted: preview.unlisted + preview.effects.length - effects.length };
}

function rowOf({ record }: Effect): string {
  return record?.id ?? '';
}

/** A preview without what it does not name; effects beyond the limit are counted. Pure. */
export function previewOf({
  differences = [],
  effects = [],
  decisions = [],
  warnings = [],
}: Partial<Omit<Preview, 'unlisted'>>): Preview {
  const unlisted = Math.max(0, effects.length - MOST_EFFECTS);
  return { differences, effects: effects.slice(0, MOST_EFFECTS), unlisted, decisions, warnings };
}
