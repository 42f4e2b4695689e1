import { clip, type Point, type Ring } from './clip.ts';
import { type Position, rounded } from './plane.ts';

/** Degrees of longitude shrink by this much against degrees of latitude in the middle of the province (34° N). */
const shrink = Math.cos((34 * Math.PI) / 180);

/**
 * Divides an area among centres, each place to the nearest one (Voronoi). Vertices that neighbours share are
 * the same numbers in both, so their borders match exactly.
 * @param area open rings; @returns for each centre its rings
 */
export function divide(
  area: readonly (readonly Position[])[],
  centres: readonly Position[],
): readonly (readonly (readonly Position[])[])[] {
  const plane = centres.map(([x, y]): Point => [x * shrink, y]);
  const whole = area.map((ring) => ring.map(([x, y]): Point => [x * shrink, y]));
  const snap = snapper(area.flat());
  return plane.map((centre, index) => {
    let rings: Ring[] = whole;
    for (const [other, neighbour] of plane.entries()) {
      if (other === index) continue;
      const bisector = {
        through: [(centre[0] + neighbour[0]) / 2, (centre[1] + neighbour[1]) / 2],
        normal: [centre[0] - neighbour[0], centre[1] - neighbour[1]],
      } as const;
      rings = rings.flatMap((ring) => clip(ring, bisector));
    }
    return rings
      .map((ring) => withoutRepeats(ring.map(([x, y]) => snap([x / shrink, y]))))
      .filter((ring) => ring.length >= 3);
  });
}

/** Gives one and the same position for places within a ten-millionth of a degree (1 cm) of each other. */
function snapper(known: readonly Position[]): (at: Position) => Position {
  const seen: { readonly exact: Position; readonly given: Position }[] = known.map((at) => ({
    exact: at,
    given: rounded(at),
  }));
  return (at) => {
    const near = seen.find(
      ({ exact }) => Math.abs(exact[0] - at[0]) < 1e-7 && Math.abs(exact[1] - at[1]) < 1e-7,
    );
    if (near !== undefined) return near.given;
    const given = rounded(at);
    seen.push({ exact: at, given });
    return given;
  };
}

function withoutRepeats(ring: readonly Position[]): Position[] {
  return ring.filter((at, index) => {
    const before = ring[(index + ring.length - 1) % ring.length];
    return before === undefined || before[0] !== at[0] || before[1] !== at[1];
  });
}
