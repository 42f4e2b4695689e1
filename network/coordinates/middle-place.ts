import type { LonLat } from './offset-systems.ts';

/** The mean place, also of places on both sides of the meridian of 180°. */
export function middleOf(places: readonly LonLat[]): LonLat {
  const [{ longitude: first } = { longitude: 0 }] = places;
  const mean = (of: (place: LonLat) => number) =>
    places.reduce((sum, place) => sum + of(place), 0) / places.length;
  const longitude = first + mean((place) => withinHalfTurn(place.longitude - first));
  return { longitude: withinHalfTurn(longitude), latitude: mean((place) => place.latitude) };
}

/** The same direction, degrees from -180 to 180. */
export function withinHalfTurn(turn: number): number {
  return turn - 360 * Math.round(turn / 360);
}
