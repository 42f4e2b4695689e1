import Type, { type Static } from 'typebox';
import type { Kernel } from '../../packs/kernel.ts';
import { TextView } from '../measure-view.ts';
import { demandText } from '../quality/finding-view.ts';
import { QualityRule } from '../quality/rule.ts';
import { wordsOf } from '../quality/words-of.ts';
import { Assurance } from './assurance.ts';

/** What stands about the data of a measure: the five points, and the rules in words. */
export const AssuranceView = Type.Object({
  measure: Type.String(),
  ...Assurance.properties,
  /** Those at work, of its owner or of its definition. */
  effective: Type.Array(Type.Object({ rule: QualityRule, demand: TextView })),
});
export type AssuranceView = Static<typeof AssuranceView>;

export function assuranceView(
  kernel: Pick<Kernel, 'registry' | 'measures'>,
  code: string,
  assurance: Assurance,
): AssuranceView {
  const { measures } = kernel;
  const definition = measures.definition(code);
  return {
    measure: code,
    ...assurance,
    effective: measures.quality
      .rules(code)
      .map((rule) => ({ rule, demand: demandText(wordsOf(kernel), definition, rule) })),
  };
}
