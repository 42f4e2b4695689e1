import type { LonLat } from '../coordinates/offset-systems.ts';

/** One square of the grid over a key area. */
export interface Square extends LonLat {
  readonly id: string;
  readonly keyArea: string | null;
  readonly city: string | null;
  /** m. */
  readonly side: number;
}

const metresPerDegree = 111_195;

/** Finds the square about a place; of several the one whose centre is nearest. Sides run along meridians and parallels. */
export function cellIndex(squares: readonly Square[]): (place: LonLat) => Square | null {
  const widest = squares.reduce((most, { side }) => Math.max(most, side), 1);
  // Fields no smaller than a square at 60° of latitude: only the nine about a place can hold a centre in reach.
  const field = (2 * widest) / metresPerDegree;
  const keyOf = (x: number, y: number) => `${x} ${y}`;
  const fieldOf = ({ longitude, latitude }: LonLat) =>
    [Math.floor(longitude / field), Math.floor(latitude / field)] as const;
  const fields = Map.groupBy(squares, (square) => keyOf(...fieldOf(square)));
  return (place) => {
    const [x, y] = fieldOf(place);
    let best: { readonly square: Square; readonly apart: number } | null = null;
    for (const [across, up] of nine) {
      for (const square of fields.get(keyOf(x + across, y + up)) ?? []) {
        const north = Math.abs(place.latitude - square.latitude) * metresPerDegree;
        const scale = Math.cos((place.latitude * Math.PI) / 180);
        const east = Math.abs(place.longitude - square.longitude) * metresPerDegree * scale;
        const apart = Math.max(north, east);
        if (apart <= square.side / 2 && (best === null || apart < best.apart)) best = { square, apart };
      }
    }
    return best?.square ?? null;
  };
}

const nine = [-1, 0, 1].flatMap((across) => [-1, 0, 1].map((up) => [across, up] as const));
