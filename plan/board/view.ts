import { FindingView } from '@yuheng/kernel/finding-view';
import Type, { type Static } from 'typebox';
import { Threshold } from '../confirm/decision.ts';

/** UTF-16 offsets into the decoded text of the document. */
export const Span = Type.Object({ start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 0 }) });

/** ● 正常 · ▲ 预警 · ◆ 难达标 · ■ 超期 · ○ 无依据 */
export const Lamp = Type.Union([
  Type.Literal('normal'),
  Type.Literal('warning'),
  Type.Literal('unlikely'),
  Type.Literal('overdue'),
  Type.Literal('none'),
]);
export type Lamp = Static<typeof Lamp>;

/** A number for a person: the base value with the unit and the divisor that the document itself uses. */
export const Quantity = Type.Object({
  /** In the measure's own unit; money in integer fen. */
  base: Type.Number(),
  /** As the document counts: 1000 with unit 亿元. */
  shown: Type.Number(),
});

/** The newest measurement of a target. */
export const Reading = Type.Object({
  measurement: Type.String(),
  quantity: Quantity,
  at: Type.String(),
  tier: Type.Union([Type.Literal('A'), Type.Literal('B'), Type.Literal('C'), Type.Literal('D')]),
  facts: Type.Integer(),
  synthetic: Type.Boolean(),
});

/** Where the figure will be at the due date, as the document counts. */
export const ForecastView = Type.Object({
  /** That the goal is met then, 0 to 1. */
  chance: Type.Number(),
  median: Type.Number(),
  /** Four of five times it lies between these. */
  low: Type.Number(),
  high: Type.Number(),
  /** From the series itself, or from what such figures do in general where it has fewer than four points. */
  method: Type.Union([Type.Literal('trend'), Type.Literal('reference-class')]),
  points: Type.Integer(),
});

const Comparator = Type.Union([
  Type.Literal('>'),
  Type.Literal('>='),
  Type.Literal('='),
  Type.Literal('<='),
  Type.Literal('<'),
  Type.Literal('~'),
  Type.Literal('range'),
  Type.Null(),
]);

/** What has to be reached, as the document says it. */
const Goal = {
  comparator: Comparator,
  /** The value, or the lower bound of a range; null where the document gives no number. */
  goal: Type.Union([Quantity, Type.Null()]),
  /** Upper bound of a range. */
  stretch: Type.Union([Quantity, Type.Null()]),
  /** The document's own unit: 亿元, 家, 个, % … */
  unit: Type.String(),
  /** A level to be reached, or a change of what there is; `multiple` is how many times the present it becomes (翻一番: 2). */
  quantity: Type.Union([
    Type.Literal('level'),
    Type.Literal('increase'),
    Type.Literal('decrease'),
    Type.Literal('multiple'),
    Type.Null(),
  ]),
  /** The change is one of every year: 年均增长. */
  yearly: Type.Boolean(),
};

/** What an earlier version of the plan asked for, until another took its place. */
export const EarlierGoal = Type.Object({
  plan: Type.String(),
  title: Type.String(),
  until: Type.String(),
  ...Goal,
});

const { kind, grey, demand, found } = FindingView.properties;

export const TargetView = Type.Object({
  id: Type.String(),
  plan: Type.String(),
  kind: Type.Union([Type.Literal('numeric'), Type.Literal('qualitative')]),
  subject: Type.String(),
  /** The words of the document. */
  quote: Type.String(),
  ...Goal,
  /** Of the measure. */
  decimals: Type.Integer(),
  /** ISO date by which it must be reached; null where the document does not let one be known. */
  due: Type.Union([Type.String(), Type.Null()]),
  /** ISO date of the earliest horizon ("3—5 years" is two dates). */
  dueEarliest: Type.Union([Type.String(), Type.Null()]),
  /** Where linear progress from the first reading to the goal would have to be today; null without a due date. */
  required: Type.Union([Quantity, Type.Null()]),
  /** Of the figure at the due date; null where there is nothing to judge, and once that date is past. */
  forecast: Type.Union([ForecastView, Type.Null()]),
  measure: Type.Union([Type.Object({ code: Type.String(), version: Type.Integer() }), Type.Null()]),
  reading: Type.Union([Reading, Type.Null()]),
  /** Oldest first, for the sparkline. */
  trend: Type.Array(Type.Object({ at: Type.String(), shown: Type.Number() })),
  lamp: Lamp,
  /** Message key of the reason, `lamp.<key>`, with its values. */
  reason: Type.Object({
    key: Type.String(),
    values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  }),
  span: Span,
  /** Goals of earlier versions that were others, the newest first. */
  earlier: Type.Array(EarlierGoal),
  /** Where a person set the number: who, when, by which minute. */
  threshold: Type.Union([Threshold, Type.Null()]),
  /** Rules over the data of its figure: how many there are, and those that fail. */
  quality: Type.Object({
    checked: Type.Integer(),
    failed: Type.Array(Type.Object({ kind, grey, demand, found })),
  }),
});
export type TargetView = Static<typeof TargetView>;

export const TaskView = Type.Object({
  id: Type.String(),
  marker: Type.String(),
  /** Short: the run-in heading or the first clause. */
  title: Type.String(),
  text: Type.String(),
  span: Span,
  /** As the document says; where it names none, the unit to which somebody gave the task. */
  units: Type.Array(Type.Object({ unit: Type.String(), role: Type.String() })),
  /** The document names no unit. */
  unitless: Type.Boolean(),
  /** ISO date that the document states. */
  due: Type.Union([Type.String(), Type.Null()]),
  /** The case that drives it; null in a draft. */
  case: Type.Union([
    Type.Object({
      id: Type.String(),
      state: Type.String(),
      /** Of the present state, where that has working days of its own (to sign for it, to review it). */
      dueAt: Type.Union([Type.String(), Type.Null()]),
      /** Of the whole task: the document's day, or the one that was granted. */
      finalDueAt: Type.Union([Type.String(), Type.Null()]),
      /** Level of the gravest notice whose cause is still there: blue, yellow, red. */
      notice: Type.Union([Type.String(), Type.Null()]),
    }),
    Type.Null(),
  ]),
});
export type TaskView = Static<typeof TaskView>;

export const SectionView = Type.Object({
  id: Type.String(),
  level: Type.Integer(),
  marker: Type.String(),
  text: Type.String(),
  span: Span,
  tasks: Type.Array(TaskView),
});

export const GapView = Type.Object({
  kind: Type.String(),
  detail: Type.String(),
  span: Type.Union([Span, Type.Null()]),
});

/** Another version of a plan. */
const VersionRef = Type.Union([Type.Object({ id: Type.String(), title: Type.String() }), Type.Null()]);

export const PlanView = Type.Object({
  id: Type.String(),
  document: Type.String(),
  title: Type.String(),
  documentNumber: Type.Union([Type.String(), Type.Null()]),
  issuer: Type.Union([Type.String(), Type.Null()]),
  issueDate: Type.Union([Type.String(), Type.Null()]),
  /** `draft` until somebody confirms it: then its tasks become cases. */
  state: Type.Union([Type.Literal('draft'), Type.Literal('live'), Type.Literal('superseded')]),
  /** Of which plan a draft is a new version. */
  amends: VersionRef,
  /** Whose place it took, and who took its place. */
  previous: VersionRef,
  successor: VersionRef,
  importedAt: Type.String(),
  importedBy: Type.String(),
  source: Type.Object({ name: Type.String(), sha256: Type.String(), characters: Type.Integer() }),
  synthetic: Type.Boolean(),
  /** In document order; a section without tasks still shows the tree. */
  sections: Type.Array(SectionView),
  targets: Type.Array(TargetView),
  gaps: Type.Array(GapView),
  /** Items and targets as the compiler found them, and how many of them nobody has decided. */
  confirmation: Type.Object({ things: Type.Integer(), open: Type.Integer() }),
  counts: Type.Object({
    tasks: Type.Integer(),
    tasksDone: Type.Integer(),
    targets: Type.Integer(),
    numericTargets: Type.Integer(),
    /** Numeric targets with a reading of tier A or B. */
    measuredTargets: Type.Integer(),
    lamps: Type.Object({
      normal: Type.Integer(),
      warning: Type.Integer(),
      unlikely: Type.Integer(),
      overdue: Type.Integer(),
      none: Type.Integer(),
    }),
  }),
});
export type PlanView = Static<typeof PlanView>;

/** Everything that the board shows. */
export const Board = Type.Object({ plans: Type.Array(PlanView), at: Type.String() });
export type Board = Static<typeof Board>;
