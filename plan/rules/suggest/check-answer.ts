import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Span } from '../../compile/compiled.ts';
import { readQuantities } from '../../compile/quantity/read-quantities.ts';

/** What a stretch of an item may be: the classes of the compiler that a person would have to correct by hand. */
export const suggestedClasses = [
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
] as const;
export type SuggestedClass = (typeof suggestedClasses)[number];

/** A quantity in a quote, as the compiler's own grammar reads it; what the model said of it is not kept. */
export const ReadQuantity = Type.Object({
  text: Type.String(),
  value: Type.Number(),
  high: Type.Union([Type.Number(), Type.Null()]),
  unit: Type.String(),
});
export type ReadQuantity = Static<typeof ReadQuantity>;

/** A stretch of the document that passed every check. */
export interface Proposal {
  readonly span: Span;
  readonly quote: string;
  readonly class: SuggestedClass;
  readonly quantities: readonly ReadQuantity[];
}

/** Why something of an answer was thrown away; messages `suggest.refused.<reason>`. */
export const refusalReasons = [
  'not-json',
  'wrong-shape',
  'wrong-class',
  'wrong-quote',
  'wrong-value',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export interface CheckedAnswer {
  readonly proposals: readonly Proposal[];
  readonly refused: readonly RefusalReason[];
}

const strict = { additionalProperties: false } as const;
const answerShape = Compile(
  Type.Object({ suggestions: Type.Array(Type.Unknown(), { maxItems: 40 }) }, strict),
);
const suggestionShape = Compile(
  Type.Object(
    {
      quote: Type.String({ minLength: 2, maxLength: 1000 }),
      class: Type.String({ maxLength: 40 }),
      values: Type.Optional(
        Type.Array(
          Type.Object(
            {
              text: Type.String({ minLength: 1, maxLength: 100 }),
              value: Type.Number(),
              high: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
            },
            strict,
          ),
          { maxItems: 20 },
        ),
      ),
    },
    strict,
  ),
);
type Suggestion = Static<ReturnType<(typeof suggestionShape)['Type']>>;

/**
 * What may be kept of a model's answer about a stretch of a document. The answer is not believed: a quote must stand in
 * the stretch once, letter for letter; the class must be one of ours; every value must be the number that the
 * compiler's grammar reads from words inside the quote. What fails one check is thrown away whole. Pure.
 * @param answer what the model wrote, whatever it is
 * @param stretch offsets of the item in the document
 */
export function checkAnswer(answer: string, text: string, stretch: Span): CheckedAnswer {
  const parsed = parse(answer);
  if (parsed === undefined) return { proposals: [], refused: ['not-json'] };
  if (!answerShape.Check(parsed)) return { proposals: [], refused: ['wrong-shape'] };
  const proposals = new Map<string, Proposal>();
  const refused: RefusalReason[] = [];
  for (const suggestion of parsed.suggestions) {
    const checked = suggestionShape.Check(suggestion) ? check(suggestion, text, stretch) : 'wrong-shape';
    if (typeof checked === 'string') refused.push(checked);
    else proposals.set(`${checked.span.start} ${checked.span.end} ${checked.class}`, checked);
  }
  return { proposals: [...proposals.values()], refused };
}

/** JSON alone, or in the one fence that models like to put around it. */
function parse(answer: string): unknown {
  const bare = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?```\s*$/.exec(answer)?.[1] ?? answer;
  try {
    return JSON.parse(bare);
  } catch {
    return undefined;
  }
}

function check(
  { quote, class: name, values = [] }: Suggestion,
  text: string,
  stretch: Span,
): Proposal | RefusalReason {
  const own = suggestedClasses.find((each) => each === name);
  if (own === undefined) return 'wrong-class';
  const within = text.slice(stretch.start, stretch.end);
  const at = within.indexOf(quote);
  if (at < 0 || within.indexOf(quote, at + 1) >= 0) return 'wrong-quote';
  const start = stretch.start + at;
  const quantities = readQuantities(quote, 0, quote.length).map(
    ({ text: words, low, high, unit }): ReadQuantity => ({ text: words, value: low, high, unit: unit.text }),
  );
  const all = values.every((said) => quantities.some((read) => agrees(said, read)));
  return all ? { span: { start, end: start + quote.length }, quote, class: own, quantities } : 'wrong-value';
}

/** The words that the model names hold the quantity, or are its number; and the number is the same. */
function agrees(said: { text: string; value: number; high?: number | null }, read: ReadQuantity): boolean {
  const sameWords = said.text === read.text || (read.text.includes(said.text) && /\d/.test(said.text));
  return sameWords && said.value === read.value && (said.high ?? null) === read.high;
}
