import Type, { type Static } from 'typebox';
import { kinds, sayings } from './rules/record.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Text = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

/** Something that was said: by whom, when, of which task, in which line of its journal. */
export const SaidView = Type.Object({
  task: Type.String(),
  plan: Type.String(),
  title: Type.String(),
  planTitle: Type.String(),
  unit: Nullable,
  by: Type.String(),
  said: Type.Enum([...sayings]),
  text: Type.String(),
  at: Type.String(),
  since: Type.String(),
  /** Case and line of its journal. */
  case: Type.String(),
  line: Type.Integer(),
});

const Value = Type.Union([
  Type.Object({ at: Type.String(), value: Type.Union([Type.Number(), Type.String(), Type.Boolean()]) }),
  Type.Null(),
]);

/** What is recorded of a source: before, and when it was said; and all that is known of it, for the chart. */
export const RecordedView = Type.Object({
  source: Type.String(),
  /** Of a fact. */
  entity: Nullable,
  entityType: Nullable,
  attribute: Nullable,
  /** Name of the entity, where it has one. */
  label: Nullable,
  /** Of a measure. */
  measure: Nullable,
  title: Type.Union([Text, Type.Null()]),
  unit: Nullable,
  decimals: Type.Integer(),
  before: Value,
  after: Value,
  /** What it says now; null where it is gone. */
  present: Value,
  /** Opens the evidence: the measurement that was named, or the newest one. */
  measurement: Nullable,
  /** Targets that hang on it. */
  targets: Type.Array(Type.Object({ id: Type.String(), plan: Type.String(), subject: Type.String() })),
  /** Numbers over time, oldest first. */
  points: Type.Array(Type.Object({ at: Type.String(), value: Type.Number() })),
});
export type RecordedView = Static<typeof RecordedView>;

const Row = {
  id: Type.String(),
  kind: Type.Enum([...kinds]),
  /** open · answered · confirmed · dismissed · settled */
  state: Type.String(),
  unit: Nullable,
  certainty: Type.Union([Type.Literal('certain'), Type.Literal('likely')]),
  reason: Type.Object({
    key: Type.String(),
    values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  }),
  since: Type.String(),
  foundAt: Type.String(),
  renewedAt: Nullable,
  dueAt: Nullable,
  said: SaidView,
  others: Type.Array(SaidView),
};
export const ContradictionRow = Type.Object(Row);
export type ContradictionRow = Static<typeof ContradictionRow>;

export const ContradictionView = Type.Object({
  ...Row,
  /** Of what it rests on: whoever decides says what they have seen. */
  basis: Type.String(),
  recorded: Type.Array(RecordedView),
  /** What the reader may do. */
  transitions: Type.Array(Type.String()),
});
export type ContradictionView = Static<typeof ContradictionView>;
