import { FindingView } from '@yuheng/kernel/finding-view';
import Type, { type Static } from 'typebox';

/** How a task stands at a moment. */
export const Standing = Type.Enum(['done', 'overdue', 'warning', 'normal', 'none']);
export type Standing = Static<typeof Standing>;

/** A task among those that were counted, and what it was counted as. */
export const Counted = Type.Object({
  /** As the board names it. */
  task: Type.String(),
  /** The case that drives it. */
  case: Type.String(),
  standing: Standing,
});
export type Counted = Static<typeof Counted>;

const { demand, found } = FindingView.properties;

/** What a figure stands on. */
export const EvidenceNote = Type.Object({
  /** The measurement's own id; else made of what is listed: the same evidence has the same id in every file. */
  id: Type.String(),
  of: Type.Union([
    Type.Object({
      kind: Type.Literal('measurement'),
      measurement: Type.String(),
      measure: Type.String(),
      at: Type.String(),
      tier: Type.Enum(['A', 'B', 'C', 'D']),
      /** How many facts it was computed from. */
      facts: Type.Integer(),
      synthetic: Type.Boolean(),
      /** Rules over its data that fail; absent in briefings that are older than rules. */
      quality: Type.Optional(Type.Array(Type.Object({ demand, found }))),
    }),
    /** Tasks that were counted. */
    Type.Object({ kind: Type.Literal('tasks'), tasks: Type.Array(Counted) }),
    /** Targets that were counted, as the board names them. */
    Type.Object({ kind: Type.Literal('targets'), targets: Type.Array(Type.String()) }),
    /** A number of the document itself, or one that a person set for it. */
    Type.Object({ kind: Type.Literal('quote'), target: Type.String(), quote: Type.String() }),
  ]),
});
export type EvidenceNote = Static<typeof EvidenceNote>;
