import Type, { type Static } from 'typebox';

/**
 * A number of a briefing. There is no other kind: what is written down is a `Figure` with the id of its evidence, a day,
 * or words that somebody else wrote (names, titles, quotes).
 */
export const Figure = Type.Object({
  value: Type.Number(),
  /** Decimals that are shown. */
  decimals: Type.Integer({ minimum: 0, maximum: 12 }),
  /** `EvidenceNote.id` */
  evidence: Type.String(),
});
/** As it is stored and read. */
export type StoredFigure = Readonly<Static<typeof Figure>>;
declare const evidenced: unique symbol;
/** As it is written: only a book of evidence makes one (evidence-book.ts). */
export type Figure = StoredFigure & { readonly [evidenced]: true };

/** What may stand in a sentence. */
export const Value = Type.Union([
  Figure,
  Type.Object({ words: Type.Array(Type.String()) }),
  /** ISO date. */
  Type.Object({ day: Type.String() }),
]);
export type Value = Figure | { readonly words: readonly string[] } | { readonly day: string };
export type StoredValue = StoredFigure | Exclude<Value, Figure>;

/** A message `briefing.<key>` and what stands in its places; its own words hold no digit. */
export const Sentence = Type.Object({
  key: Type.String(),
  values: Type.Record(Type.String(), Value),
});
export interface Sentence {
  readonly key: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** As it is stored and read. */
export interface StoredSentence {
  readonly key: string;
  readonly values: Readonly<Record<string, StoredValue>>;
}
