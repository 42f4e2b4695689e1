import Type, { type Static } from 'typebox';
import { Lamp } from '../board/view.ts';
import { ContradictionRow } from './contradictions/contradiction-row.ts';
import { EvidenceNote, Standing } from './evidence-note.ts';
import { Figure, Sentence } from './figure.ts';

const Nullable = <T extends Type.TSchema>(type: T) => Type.Union([type, Type.Null()]);

/** A target of a plan at the moment of the briefing. */
export const TargetRow = Type.Object({
  target: Type.String(),
  plan: Type.String(),
  planTitle: Type.String(),
  subject: Type.String(),
  comparator: Nullable(Type.String()),
  goal: Nullable(Figure),
  /** Upper end of a range. */
  stretch: Nullable(Figure),
  reading: Nullable(Figure),
  /** The document's own: 亿元, 家, %. */
  unit: Type.String(),
  tier: Nullable(Type.String()),
  due: Nullable(Type.String()),
  lamp: Lamp,
  /** The same in the measure's own unit (UN/CEFACT; money in yuan), for other programs; null where it is not measured. */
  statistic: Nullable(
    Type.Object({ measure: Type.String(), unit: Type.String(), value: Figure, goal: Nullable(Figure) }),
  ),
});
export type TargetRow = Static<typeof TargetRow>;

/** The tasks of one lead unit. */
export const UnitRow = Type.Object({
  /** null: no unit is named. */
  unit: Nullable(Type.String()),
  rank: Figure,
  tasks: Figure,
  done: Figure,
  overdue: Figure,
  /** Per cent. */
  rate: Figure,
});
export type UnitRow = Static<typeof UnitRow>;

/** A lamp that is not green: red first. */
export const LampRow = Type.Object({
  lamp: Type.Enum(['overdue', 'unlikely', 'warning']),
  kind: Type.Enum(['target', 'task']),
  /** As the board names it. */
  id: Type.String(),
  plan: Type.String(),
  planTitle: Type.String(),
  title: Type.String(),
  unit: Nullable(Type.String()),
  /** Days beyond the limit; of a target in warning there are none. */
  days: Nullable(Figure),
  /** That the goal is met at the due date, per cent, of a target where that is in doubt. */
  chance: Nullable(Figure),
});
export type LampRow = Static<typeof LampRow>;

/** A task in the ledger (台账). */
export const LedgerRow = Type.Object({
  task: Type.String(),
  case: Type.String(),
  plan: Type.String(),
  planTitle: Type.String(),
  marker: Type.String(),
  title: Type.String(),
  lead: Nullable(Type.String()),
  others: Type.Array(Type.String()),
  /** ISO days. */
  due: Nullable(Type.String()),
  /** Of the present step (to sign for it, to review it). */
  stepDue: Nullable(Type.String()),
  signed: Nullable(Type.String()),
  reported: Nullable(Type.String()),
  closed: Nullable(Type.String()),
  state: Type.String(),
  /** What was reported last, in the words of the unit; never published. */
  progress: Nullable(Type.String()),
  standing: Standing,
  days: Nullable(Figure),
  /** Evidence id of the task itself. */
  evidence: Type.String(),
});
export type LedgerRow = Static<typeof LedgerRow>;

/** A chapter's sentences: each paragraph is several. */
const Paragraphs = Type.Array(Type.Array(Sentence));

/** The monthly 督查通报, before it is laid out in any language. */
export const Briefing = Type.Object({
  format: Type.Literal('yuheng-briefing/1'),
  /** YYYY-MM */
  month: Type.String(),
  /** The moment of which it speaks: now, or the end of the month. */
  at: Type.String(),
  /** Who issues it, as they call themselves. */
  issuer: Type.String(),
  /** 机关代字 of the document number; null: no number. */
  code: Nullable(Type.String()),
  /** Of its kind in the year, from 1. */
  number: Type.Integer({ minimum: 1 }),
  synthetic: Type.Boolean(),
  plans: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      /** ISO day of the document; absent in briefings that are older than this member. */
      issued: Type.Optional(Nullable(Type.String())),
    }),
  ),
  situation: Paragraphs,
  targets: Type.Array(TargetRow),
  units: Type.Array(UnitRow),
  lamps: Type.Array(LampRow),
  /** What units report and what is recorded, where they do not agree; absent in briefings that are older than this chapter. */
  contradictions: Type.Optional(Type.Object({ words: Paragraphs, rows: Type.Array(ContradictionRow) })),
  problems: Paragraphs,
  demands: Paragraphs,
  ledger: Type.Array(LedgerRow),
  evidence: Type.Array(EvidenceNote),
});
export type Briefing = Static<typeof Briefing>;
