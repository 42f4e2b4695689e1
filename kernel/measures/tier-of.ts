import type { Fact } from '../facts/model/entity.ts';
import type { MeasureDefinition } from './definition.ts';

/**
 * The tier of a figure follows who recorded its facts: what a definition claims for facts of running systems (A) or of
 * official statistics (B) does not hold where a person stated one of them. The figure is then self-reported without a
 * document (D); that documents are there, only the definition can say (C). Pure.
 */
export function tierOf(
  { tier }: Pick<MeasureDefinition, 'tier'>,
  facts: readonly Fact[],
): MeasureDefinition['tier'] {
  const claimsMore = tier === 'A' || tier === 'B';
  return claimsMore && facts.some(isStatement) ? 'D' : tier;
}

/** Did a person say so? Systems have keys (`key:…`), the house itself is `system:…`. */
function isStatement({ by }: Fact): boolean {
  return by.actor.startsWith('user:');
}
