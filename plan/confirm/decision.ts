import { type Static, Type } from 'typebox';

/**
 * What a decision is about: an item or a target by its id in the compiled plan (`p1-2.1-3`, `p1-1.3-t2`) or of its
 * own (`p1-i871-961`, one that a person added), a gap by {@link gapIds}, or the plan itself (its title, number, issuer,
 * date) by the id `plan`.
 */
export const Thing = Type.Object({
  kind: Type.Enum(['plan', 'item', 'target', 'gap']),
  id: Type.String({ minLength: 1, maxLength: 300 }),
});
export type Thing = Static<typeof Thing>;
export type ThingKind = Thing['kind'];

/**
 * accept: as the compiler has it. correct: some fields are otherwise. reject: this is no item, no target. add: the
 * compiler missed it. set-threshold: a target without a number gets one. acknowledge: a gap stays open, and why.
 * withdraw: the newest decision about the thing is taken back.
 */
export const Act = Type.Enum([
  'accept',
  'correct',
  'reject',
  'add',
  'set-threshold',
  'acknowledge',
  'withdraw',
]);
export type Act = Static<typeof Act>;

/** One field of a thing: what it was in effect before the decision, and what it is from then on. JSON values. */
export const FieldChange = Type.Object({
  field: Type.String(),
  before: Type.Unknown(),
  after: Type.Unknown(),
});
export type FieldChange = Static<typeof FieldChange>;

const said = {
  /** Unit, person or meeting. */
  setBy: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  /** ISO date. */
  setOn: Type.String({ format: 'date' }),
  /** Document number, or name of the minutes. */
  minute: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
};

/** Where the number of a threshold decision comes from, as somebody types it. */
export const ThresholdWords = Type.Object(said, { additionalProperties: false });
export type ThresholdWords = Static<typeof ThresholdWords>;

/** Where it comes from; set by minutes that were issued here, with the meeting and the item of its agenda. */
export const Threshold = Type.Object({
  ...said,
  meeting: Type.Optional(Type.Object({ id: Type.String(), item: Type.String() })),
});
export type Threshold = Static<typeof Threshold>;

/** One line of a plan's record of decisions; lines are only ever added. */
export const Decision = Type.Object({
  /** 1, 2, 3 … within the plan. */
  sequence: Type.Integer({ minimum: 1 }),
  thing: Thing,
  act: Act,
  changes: Type.Array(FieldChange),
  threshold: Type.Union([Threshold, Type.Null()]),
  /** Sequence of the decision that is taken back; null unless `act` is withdraw. */
  withdraws: Type.Union([Type.Integer(), Type.Null()]),
  reason: Type.String(),
  /** ISO time. */
  at: Type.String(),
  /** Id of the actor. */
  by: Type.String(),
  synthetic: Type.Boolean(),
});
export type Decision = Static<typeof Decision>;
