import { random } from '../model/random.ts';
import { honestScenes } from './honest.ts';
import { honestFigures } from './honest-figures.ts';
import { heldPhrases, tuningPhrases } from './phrases.ts';
import { plantedScenes } from './planted.ts';
import type { Scene } from './story.ts';

/** The moment of the story's present. */
export const STORY_NOW = '2026-11-22T02:00:00.000Z';

/**
 * Reports and what is recorded, some of them against each other: every way of a contradiction, and every look-alike, once for each
 * of `times`. The same seed tells the same story.
 * @param held in phrases that were kept apart from the tuning of the rules
 */
export function tellStory(
  seed: number,
  options: { readonly held: boolean; readonly times?: number },
): readonly Scene[] {
  const { held, times = 2 } = options;
  const all = { ...plantedScenes, ...honestScenes, ...honestFigures };
  return Object.entries(all).flatMap(([way, tell]) =>
    Array.from({ length: times }, (_, index) =>
      tell({
        random: random(seed, 'reports', way, index),
        now: Date.parse(STORY_NOW),
        phrases: held ? heldPhrases : tuningPhrases,
        name: `${way}-${index}`,
      }),
    ),
  );
}
