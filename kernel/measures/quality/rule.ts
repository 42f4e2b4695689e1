import Type, { type Static } from 'typebox';

const Name = Type.String({ minLength: 1, maxLength: 200 });
const Percent = Type.Number({ minimum: 0, maximum: 100 });
/** While the rule fails nothing can be judged by the figure: lamps are grey. */
const grey = { grey: Type.Optional(Type.Boolean()) };
const closed = { additionalProperties: false };

/** A rule over the facts that a measure selects, or over its figure. What fails is told; it changes no figure. */
export const QualityRule = Type.Union([
  /** Enough of an expected population: of the selected entities those that say the attribute, or a number of them, or of values. */
  Type.Object(
    {
      kind: Type.Literal('complete'),
      selection: Name,
      /** What each should say; with `expected`: whose different values are counted. */
      attribute: Name,
      /** So many different values should there be; without it, every selected entity should say the attribute. */
      expected: Type.Optional(Type.Integer({ minimum: 1 })),
      /** Per cent of what is expected. */
      atLeast: Percent,
      ...grey,
    },
    closed,
  ),
  /** So many per cent of what was said of an attribute was observed within so many days. */
  Type.Object(
    {
      kind: Type.Literal('timely'),
      selection: Name,
      attribute: Name,
      days: Type.Integer({ minimum: 1, maximum: 3700 }),
      atLeast: Percent,
      ...grey,
    },
    closed,
  ),
  /** Numbers between limits, in the unit of the fact. */
  Type.Object(
    {
      kind: Type.Literal('range'),
      selection: Name,
      attribute: Name,
      minimum: Type.Optional(Type.Number()),
      maximum: Type.Optional(Type.Number()),
      ...grey,
    },
    closed,
  ),
  /** The figure moved by no more per cent since the last period. */
  Type.Object(
    { kind: Type.Literal('jump'), percent: Type.Number({ exclusiveMinimum: 0, maximum: 10_000 }), ...grey },
    closed,
  ),
  /** No two entities say the same of all these attributes. */
  Type.Object(
    {
      kind: Type.Literal('unique'),
      selection: Name,
      attributes: Type.Array(Name, { minItems: 1, maxItems: 5 }),
      ...grey,
    },
    closed,
  ),
  /** The figure of another source is no further away than so many per cent. */
  Type.Object({ kind: Type.Literal('consistent'), with: Name, percent: Percent, ...grey }, closed),
]);
export type QualityRule = Static<typeof QualityRule>;

/** Of one measure. */
export const QualityRules = Type.Array(QualityRule, { maxItems: 20 });

/** What is wrong with a rule for a measure: the name that it has not; null: nothing. Pure. @param figures codes with units */
export function ruleFault(
  rule: QualityRule,
  measure: {
    readonly code: string;
    readonly unit: string;
    readonly select: Readonly<Record<string, { readonly attributes: readonly string[] }>>;
  },
  figures: (code: string) => string | null,
): string | null {
  if (rule.kind === 'jump') return null;
  if (rule.kind === 'consistent')
    return rule.with !== measure.code && figures(rule.with) === measure.unit ? null : rule.with;
  if (rule.kind === 'range') {
    const { minimum = -Infinity, maximum = Infinity } = rule;
    if (minimum > maximum || (rule.minimum === undefined && rule.maximum === undefined))
      return `${minimum} … ${maximum}`;
  }
  const selection = Object.hasOwn(measure.select, rule.selection)
    ? measure.select[rule.selection]
    : undefined;
  if (selection === undefined) return rule.selection;
  const read = rule.kind === 'unique' ? rule.attributes : [rule.attribute];
  return read.find((attribute) => !selection.attributes.includes(attribute)) ?? null;
}
