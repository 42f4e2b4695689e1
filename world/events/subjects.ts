import { urn } from '../model/item.ts';

/** What the prepared events of the demo change: these exist in every world, whatever its seed and scale. */

/** The key area of the capital's centre; its first three sites stand alone in their squares. */
export const outageArea = '410100-k01';
export const outageStations = [1, 2, 3].map((number) =>
  urn('BaseStation', `${outageArea}-s${String(number).padStart(3, '0')}`),
);

/** The third AI demonstration zone: built, but not yet in operation. */
export const openingZone = urn('DemonstrationZone', 'ai-03');

/** The AI company that reports. */
export const reportingCompany = urn('Organization', 'ai-0001');
