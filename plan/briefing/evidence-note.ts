import { FindingView } from '@yuheng/kernel/finding-view';
import Type, { type Static } from 'typebox';
import { kinds } from '../contradictions/rules/record.ts';

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

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Text = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });
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
    /** Contradictions that were counted, by their cases. */
    Type.Object({
      kind: Type.Literal('contradictions'),
      contradictions: Type.Array(Type.Object({ case: Type.String(), kind: Type.Enum([...kinds]) })),
    }),
    /** What a unit said of a task: a line of the journal of a case. */
    Type.Object({
      kind: Type.Literal('said'),
      contradiction: Type.String(),
      task: Type.String(),
      case: Type.String(),
      line: Type.Integer(),
      at: Type.String(),
    }),
    /** What a source said at a time: a fact, or a measure by the facts of then. */
    Type.Object({
      kind: Type.Literal('record'),
      contradiction: Type.String(),
      title: Text,
      measure: Nullable,
      /** Not published. */
      entity: Nullable,
      attribute: Nullable,
      at: Type.String(),
    }),
  ]),
});
export type EvidenceNote = Static<typeof EvidenceNote>;
