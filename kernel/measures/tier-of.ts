import type { Fact } from '../facts/model/entity.ts';
import type { MeasureDefinition } from './definition.ts';

/**
 * The tier of a figure follows who recorded its facts: what a definition claims for facts of running systems (A) or of
 * official statistics (B) does not hold where a person stated one of them. The figure is then self-reported without a
 * document (D); that documents are there, only the definition can say (C). Pure.
 * @param stated whether one of its facts is a statement of a person
 */
export function tierOf(
  { tier }: Pick<MeasureDefinition, 'tier'>,
  stated: boolean,
): MeasureDefinition['tier'] {
  const claimsMore = tier === 'A' || tier === 'B';
  return claimsMore && stated ? 'D' : tier;
}

/** Did a person say so? Systems have keys (`key:…`), the house itself is `system:…`. */
export function isStatement({ by }: Fact): boolean {
  return by.actor.startsWith('user:');
}
