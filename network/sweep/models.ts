import { deviateOf } from '../propagation/itm/variability.ts';
import { CellularRadial } from './cellular-radial.ts';
import { ItmRadial } from './itm-radial.ts';
import type { ModelChoice } from './model-choice.ts';
import { P1812Radial } from './p1812-radial.ts';
import type { RadialModel } from './radial.ts';

/**
 * The model of a choice, ready to walk.
 * @param heights of the antennas above ground, m: transmitter and receiver
 * @param capacity samples of the longest radial
 */
export function radialModel(
  choice: ModelChoice,
  heights: readonly [number, number],
  capacity: number,
): RadialModel {
  switch (choice.model) {
    case 'itm': {
      const { medium, variability, reliability, exact = false } = choice;
      const deviates = {
        time: deviateOf(reliability.time / 100),
        location: deviateOf(reliability.location / 100),
        situation: deviateOf(reliability.situation / 100),
      };
      return new ItmRadial({ heights, medium, variability, deviates, capacity, exact });
    }
    case 'p1812':
      return new P1812Radial(choice, heights, capacity);
    case '38901':
      return new CellularRadial(choice, heights);
  }
}

/** The same model at another frequency. @param frequency MHz */
export function atFrequency(choice: ModelChoice, frequency: number): ModelChoice {
  switch (choice.model) {
    case 'itm':
      return { ...choice, medium: { ...choice.medium, frequency } };
    case 'p1812':
      return { ...choice, link: { ...choice.link, frequency: frequency / 1000 } };
    case '38901':
      return { ...choice, frequency: frequency / 1000 };
  }
}
