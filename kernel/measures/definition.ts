import type { Selection } from '../facts/selection.ts';
import type { QualityRule } from './quality/rule.ts';

/**
 * A measure: named selections of facts, and one CEL expression over them.
 * Each selection must name its `attributes`: they are what the expression may read, and what the evidence lists.
 * In the expression a selection is a list of maps `{id, type, <attribute>: value}`; money is in integer fen.
 * Names are messages: `measures.<code>.title` and `measures.<code>.definition` (the definition in words).
 */
export interface MeasureDefinition {
  /** ASCII, kebab-case, unique over all packs. */
  readonly code: string;
  /** Grows with every change of meaning; both series stay readable. */
  readonly version: number;
  readonly select: { readonly [name: string]: Selection & { readonly attributes: readonly string[] } };
  /** CEL; functions on top of the standard: count, sum, mean, covered, matched, unmatched, grouped, latest, complete (see kernel/measures/functions.ts). */
  readonly expression: string;
  /**
   * UN/CEFACT code (`P1` percent, `C62` pieces, …), or several as `C62/KMK`; or `CNY`: then the value is in integer fen.
   * It must follow from the expression and the units of the facts (units/check-units.ts).
   */
  readonly unit: string;
  /** Is more better? */
  readonly direction: 'up' | 'down';
  /** Decimals that are shown. */
  readonly decimals: number;
  /**
   * The best tier of its measurements: A when running systems record the facts, B when they are an imported official
   * statistic. A measurement with a fact that a person stated is D instead (kernel/measures/tier-of.ts).
   */
  readonly tier: 'A' | 'B' | 'C' | 'D';
  /**
   * Attributes that its selections read and by whose values the figure is offered in parts (by city, by operator …), the
   * first one first. They change no figure, so they are no part of what is kept and sealed.
   */
  readonly dimensions?: readonly string[];
  /** Rules over its data, until its owner sets others. They change no figure either. */
  readonly quality?: readonly QualityRule[];
}

/** What decides the figure: all of a definition that is kept and sealed. */
export function meaningOf(definition: MeasureDefinition): MeasureDefinition {
  const { code, version, select, expression, unit, direction, decimals, tier } = definition;
  return { code, version, select, expression, unit, direction, decimals, tier };
}

/** Does a selection read the attribute, or one of all where none is named? */
export function readsAttribute(
  { select }: MeasureDefinition,
  attribute: string,
  selection: string | null = null,
): boolean {
  const asked = selection === null ? Object.values(select) : [select[selection]];
  return asked.some((each) => each?.attributes.includes(attribute) ?? false);
}
