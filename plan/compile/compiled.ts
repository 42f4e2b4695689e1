import { type Static, Type } from 'typebox';

/**
 * UTF-16 offsets into the decoded text, `end` exclusive. Wherever an object has both a quote (`text`, `unit`,
 * `marker`) and a span, `text.slice(span.start, span.end)` is that quote, letter for letter.
 */
export const Span = Type.Object({ start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 0 }) });
export type Span = Static<typeof Span>;

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const oneOf = <const T extends string>(...values: readonly T[]) => Type.Enum(values);

/**
 * Of what somebody filled into a gap: its place in the text of that document. `span` itself is then where the gap stands
 * in the plan; the spans of its parts (units, actions …) are in the text of the annex.
 */
const InAnnex = Type.Optional(Type.Object({ document: Type.String(), span: Span }));

/** A heading of the document, whatever numbering it uses. */
export const Heading = Type.Object({
  /** From the numbers on the way down: `p1-2.1` is 二、（一） of the first plan; stable for the same text. */
  id: Type.String(),
  /** 1 is the chapter. */
  level: Type.Integer({ minimum: 1 }),
  /** As printed: `一、`, `（二）`, `3.`. */
  marker: Type.String(),
  /** Without marker, closing stop and bracketed units. */
  text: Type.String(),
  span: Span,
  annex: InAnnex,
});
export type Heading = Static<typeof Heading>;

/** 牵头 lead · 负责 or an unqualified 责任单位 responsible · 配合 support · 参与 participate · 指导 guide · 落实 implement */
export const Role = oneOf('lead', 'responsible', 'support', 'participate', 'guide', 'implement');
export type Role = Static<typeof Role>;

export const Assignment = Type.Object({
  /** As printed: 科技厅. */
  unit: Type.String(),
  /** With the area that the list says only once: 省科技厅. */
  fullName: Type.Optional(Type.String()),
  role: Role,
  span: Span,
});
export type Assignment = Static<typeof Assignment>;

/** When an item has to be done. `date` is the last day (ISO), null where the words give none (长期坚持). */
export const Due = Type.Object({ text: Type.String(), date: nullable(Type.String()), span: Span });
export type Due = Static<typeof Due>;

/** What the office does by it: commit 编制, 设立 (its own act) · enable 支持, 推动 · encourage 鼓励, 引导 · grant 给予…奖励 */
export const Modality = oneOf('commit', 'enable', 'encourage', 'grant');
export type Modality = Static<typeof Modality>;

/** A verb with its object: something to do. Results (提高…, 形成…) are none. */
export const Action = Type.Object({
  modality: Modality,
  /** Empty where an English plan names a thing that is to be there: Free bus travel for pupils. */
  verb: Type.String(),
  object: Type.String(),
  span: Span,
  /** Who acts, where the words say it: 各乡镇要…, 支持企业…. */
  actors: Type.Array(Type.Object({ name: Type.String(), span: Span })),
});
export type Action = Static<typeof Action>;

export const PieceClass = oneOf(
  'heading',
  'action',
  'effect',
  'target',
  'scope',
  'manner',
  'condition',
  'past',
  'forecast',
  'reference',
  'units',
  'due',
  'marker',
  'punctuation',
  'other',
);
export type PieceClass = Static<typeof PieceClass>;

/** A stretch of an item and what it is; the pieces of an item follow each other without a hole. */
export const Piece = Type.Object({ class: PieceClass, span: Span });
export type Piece = Static<typeof Piece>;

/** The smallest numbered unit of work, at whatever level the document puts it. */
export const Item = Type.Object({
  /** Heading id and own number: `p1-2.1-3`; stable for the same text. */
  id: Type.String(),
  marker: Type.String(),
  /** Text of the heading above it; null where none is. */
  heading: nullable(Type.String()),
  /** Id of the heading above it; null where none is. */
  section: nullable(Type.String()),
  /** Run-in heading, or else the first clause: verbatim, a beginning of `text`. */
  title: Type.String(),
  /** Everything after the marker, with lines of responsible units and due time that follow it. */
  text: Type.String(),
  span: Span,
  assignments: Type.Array(Assignment),
  due: nullable(Due),
  actions: Type.Array(Action),
  pieces: Type.Array(Piece),
  annex: InAnnex,
});
export type Item = Static<typeof Item>;

/**
 * Absolute: by the end of `year`, or by `date` where the words are finer than a year.
 * Relative: `minYears` to `maxYears` after `base` (ISO date, the issue date; null where the document does not tell it).
 */
export const Horizon = Type.Object({
  kind: oneOf('absolute', 'relative'),
  text: Type.String(),
  span: Span,
  year: nullable(Type.Integer()),
  date: nullable(Type.String()),
  minYears: nullable(Type.Number()),
  maxYears: nullable(Type.Number()),
  base: nullable(Type.String()),
});
export type Horizon = Static<typeof Horizon>;

export const Comparator = oneOf('>', '>=', '=', '<=', '<', '~', 'range');
export type Comparator = Static<typeof Comparator>;

/** How a unit of the text turns into a unit of a measure: `base = value × factor`. */
export const BaseUnit = Type.Object({
  /** UN/CEFACT Recommendation 20 code, or an ISO 4217 currency; money in minor units (CNY: integer fen). */
  code: Type.String(),
  factor: Type.Number(),
});
export type BaseUnit = Static<typeof BaseUnit>;

export const Milestone = Type.Object({
  year: Type.Integer(),
  value: Type.Number(),
  text: Type.String(),
  span: Span,
});
export type Milestone = Static<typeof Milestone>;

export const Target = Type.Object({
  /** Id of the section or item that says it, and `t` with its place there: `p1-1.3-t2`. */
  id: Type.String(),
  kind: oneOf('numeric', 'qualitative'),
  /** What is to be reached, in the document's words. */
  subject: Type.String(),
  /** Null for a qualitative target. */
  comparator: nullable(Comparator),
  /** As the document counts (1000 with unit 亿元); null for a range or without a number. */
  value: nullable(Type.Number()),
  low: nullable(Type.Number()),
  high: nullable(Type.Number()),
  unit: nullable(Type.String()),
  /** Null where the unit has no known base, or there is none. */
  base: nullable(BaseUnit),
  /** Words in the place of a number or beside it: 一批, 若干, 全覆盖, 翻一番. */
  quantifier: nullable(Type.String()),
  /** `level` is to be reached; `increase` and `decrease` change what there is (新增, 下降), `multiple` multiplies it (翻一番). */
  quantity: nullable(oneOf('level', 'increase', 'decrease', 'multiple')),
  horizon: nullable(Horizon),
  /** Values for single years on the way (到2025年、2030年分别达到…), oldest first; the last is the target itself. */
  milestones: Type.Array(Milestone),
  /** Area or group for which it holds: 中心城市和重要功能区, 全省. */
  scope: nullable(Type.String()),
  /** 约束性 binding · 预期性 expected · null where the document does not say. */
  nature: nullable(oneOf('binding', 'expected')),
  text: Type.String(),
  span: Span,
  annex: InAnnex,
});
export type Target = Static<typeof Target>;

export const NumberClass = oneOf('target', 'forecast', 'past', 'condition', 'reference', 'other');
export type NumberClass = Static<typeof NumberClass>;

/** Every number with a unit in the body of the plan, target or not. Dates and horizons are not among them. */
export const PlanNumber = Type.Object({
  text: Type.String(),
  class: NumberClass,
  /** The lower bound of a range. */
  value: Type.Number(),
  unit: Type.String(),
  span: Span,
});
export type PlanNumber = Static<typeof PlanNumber>;

export const Reference = Type.Object({
  kind: oneOf('annex', 'image', 'document', 'section', 'table'),
  text: Type.String(),
  span: Span,
});
export type Reference = Static<typeof Reference>;

/** Words of the plan that name a means of policy (专项资金, 试点) or a way of working together (联席会议). */
export const Mention = Type.Object({ text: Type.String(), span: Span });
export type Mention = Static<typeof Mention>;

export const GapKind = oneOf(
  'missing-title',
  'missing-number',
  'missing-date',
  'missing-annex',
  'dangling-reference',
  'relative-horizon-without-base',
  'unquantified-target',
  'no-responsible-unit',
  'unreadable-image',
  'unread-table',
);
export type GapKind = Static<typeof GapKind>;

/** How the missing content of an annex or image came in: a file that somebody has, or words that somebody typed. */
export const Filled = Type.Object({
  /** Id of the document with the content. */
  document: Type.String(),
  manner: oneOf('file', 'typed'),
  by: Type.String(),
  at: Type.String(),
  /** Id of the earlier version of the plan for which it was brought, where it was carried over from there. */
  from: Type.Optional(Type.String()),
});
export type Filled = Static<typeof Filled>;

/** What the document leaves open. `detail` is the document's own words, empty where there are none: the message is `gaps.<kind>`. */
export const Gap = Type.Object({
  kind: GapKind,
  detail: Type.String(),
  span: nullable(Span),
  /** Closed while the plan was a draft: what came in has an `annex` with this document. */
  filled: Type.Optional(Filled),
  annex: InAnnex,
});
export type Gap = Static<typeof Gap>;

export const CompiledPlan = Type.Object({
  /** `p1`, `p2` … in the order of the file. */
  id: Type.String(),
  /** Lines of a broken title joined; null where there is none. */
  title: nullable(Type.String()),
  /** As printed: 豫政〔2022〕20号. */
  documentNumber: nullable(Type.String()),
  issuer: nullable(Type.String()),
  /** ISO date. */
  issueDate: nullable(Type.String()),
  /** By when the plan as a whole is to be done, by its title or most of its goals; work that names no time takes it. */
  horizon: Type.Optional(nullable(Horizon)),
  /** From the title (or the preamble) to the end, with annexes. */
  span: Span,
  headings: Type.Array(Heading),
  items: Type.Array(Item),
  targets: Type.Array(Target),
  numbers: Type.Array(PlanNumber),
  /** Means by which the plan works: funds, catalogues, pilots, rules. */
  instruments: Type.Array(Mention),
  /** How the parties work together: leading groups, meetings, reports, reviews. */
  mechanisms: Type.Array(Mention),
  references: Type.Array(Reference),
  gaps: Type.Array(Gap),
  /** Characters of all items by class; `total` is all of them, so that what no class claims is `other`. */
  coverage: Type.Object({
    total: Type.Integer({ minimum: 0 }),
    classes: Type.Partial(Type.Record(PieceClass, Type.Integer({ minimum: 0 }))),
  }),
});
export type CompiledPlan = Static<typeof CompiledPlan>;

/** A document compiled. */
export const Compiled = Type.Object({
  source: Type.Object({
    name: Type.String(),
    /** Hex, of the original bytes. */
    sha256: Type.String(),
    /** UTF-16 code units of the decoded text. */
    characters: Type.Integer(),
  }),
  plans: Type.Array(CompiledPlan),
});
export type Compiled = Static<typeof Compiled>;
