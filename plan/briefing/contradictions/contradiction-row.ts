import Type, { type Static } from 'typebox';
import { kinds, sayings } from '../../contradictions/rules/record.ts';
import { Figure, Value } from '../figure.ts';

const Nullable = <T extends Type.TSchema>(type: T) => Type.Union([type, Type.Null()]);
const Text = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

/** What was said of a task, on which day. */
export const SaidRow = Type.Object({
  task: Type.String(),
  title: Type.String(),
  planTitle: Type.String(),
  unit: Nullable(Type.String()),
  said: Type.Enum([...sayings]),
  /** In the words of the unit; never published. */
  text: Nullable(Type.String()),
  /** ISO day. */
  on: Type.String(),
  /** Evidence id: the line of the journal. */
  evidence: Type.String(),
});
export type SaidRow = Static<typeof SaidRow>;

/** What a source said on a day: a number in its unit (money in yuan), or the words of a state. */
export const RecordedReading = Type.Object({ on: Type.String(), value: Type.Union([Figure, Text]) });
export type RecordedReading = Static<typeof RecordedReading>;

/** What is recorded of a source: before, and when it was said. */
export const RecordedRow = Type.Object({
  title: Text,
  /** Name of the thing, where it has one; published only where it is that of a body. */
  label: Nullable(Type.String()),
  /** UN/CEFACT code, or CNY. */
  unit: Nullable(Type.String()),
  before: Nullable(RecordedReading),
  after: Nullable(RecordedReading),
});
export type RecordedRow = Static<typeof RecordedRow>;

/** A contradiction (矛盾) that is in question at the moment of a briefing. */
export const ContradictionRow = Type.Object({
  /** Its case. */
  contradiction: Type.String(),
  kind: Type.Enum([...kinds]),
  certainty: Type.Enum(['certain', 'likely']),
  plan: Type.String(),
  unit: Nullable(Type.String()),
  /** ISO day since when they do not agree. */
  since: Type.String(),
  /** Message `contradiction.reason.<key>` and what stands in its places. */
  reason: Type.Object({ key: Type.String(), values: Type.Record(Type.String(), Value) }),
  said: SaidRow,
  others: Type.Array(SaidRow),
  recorded: Type.Array(RecordedRow),
  /** Evidence id: the contradiction itself. */
  evidence: Type.String(),
});
export type ContradictionRow = Static<typeof ContradictionRow>;
