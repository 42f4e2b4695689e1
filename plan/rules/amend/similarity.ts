import { type GramWeights, likeness, shared } from './grams.ts';
import type { Part } from './part.ts';

/** Below this two parts are not the same work: headings, and the place alone, come to about 0.25. */
export const sameWork = 0.4;

/**
 * 0 … 1: how likely two items are the same work in two versions of a plan. Most weight lies on what is said; title,
 * place, verbs with objects and quantities decide where the words leave it open. Numbers play a small part on purpose:
 * they are what an amendment changes.
 */
export function itemLikeness(one: Part, other: Part, weights: GramWeights): number {
  const words = likeness(one.grams, other.grams, (gram) => weights.of(gram));
  const title = likeness(one.titleGrams, other.titleGrams);
  const path = likeness(one.pathGrams, other.pathGrams);
  const place = one.place === other.place ? 1 : 0;
  const acts = shared(one.acts, other.acts) ?? words;
  const quantities = shared(one.quantities, other.quantities) ?? words;
  return 0.6 * words + 0.14 * title + 0.09 * path + 0.04 * place + 0.08 * acts + 0.05 * quantities;
}

/** @param inPlace whether what holds the two was itself found to be the same (item or heading) */
export function targetLikeness(one: Part, other: Part, weights: GramWeights, inPlace: boolean): number {
  const words = likeness(one.grams, other.grams, (gram) => weights.of(gram));
  const subject = likeness(one.titleGrams, other.titleGrams);
  const unit = shared(one.acts, other.acts) ?? 1;
  const due = one.due === other.due ? 1 : 0;
  const quantities = shared(one.quantities, other.quantities) ?? words;
  return (
    0.38 * words + 0.24 * subject + 0.16 * (inPlace ? 1 : 0) + 0.1 * unit + 0.07 * due + 0.05 * quantities
  );
}

/** @param votes share of the work below the two that was found to be the same; null where neither holds work */
export function headingLikeness(one: Part, other: Part, votes: number | null): number {
  const words = likeness(one.grams, other.grams);
  const path = likeness(one.pathGrams, other.pathGrams);
  const place = one.place === other.place ? 1 : 0;
  const level = shared(one.acts, other.acts) ?? 0;
  return 0.5 * words + 0.3 * (votes ?? words) + 0.08 * path + 0.06 * place + 0.06 * level;
}
