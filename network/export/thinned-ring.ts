import type { Position } from 'geojson';

/**
 * A closed ring without the corners that it can be drawn without: no corner that was there is farther than `tolerance`
 * from what remains (Ramer, Douglas and Peucker). Begin and end stay the same place. A ring that would be no area any
 * more stays as it was, only without corners on a straight line.
 * @param tolerance in the unit of the ring
 */
export function thinnedRing(ring: readonly Position[], tolerance: number): Position[] {
  const thin = thinned(ring, tolerance);
  return thin.length >= 4 ? thin : thinned(ring, 1e-9);
}

function thinned(ring: readonly Position[], tolerance: number): Position[] {
  const last = ring.length - 1;
  if (last < 4) return [...ring];
  const keep = new Uint8Array(ring.length);
  // A closed ring has no line from its begin to its end: it is halved where it is farthest from its begin.
  const half = farthestFrom(ring);
  for (const index of [0, half, last]) keep[index] = 1;
  const open: [number, number][] = [
    [0, half],
    [half, last],
  ];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to] = span;
    let worst = tolerance;
    let corner = -1;
    for (let index = from + 1; index < to; index += 1) {
      const aside = distance(ring[index] ?? [], ring[from] ?? [], ring[to] ?? []);
      if (aside > worst) [worst, corner] = [aside, index];
    }
    if (corner < 0) continue;
    keep[corner] = 1;
    open.push([from, corner], [corner, to]);
  }
  return ring.filter((_, index) => keep[index] === 1);
}

function farthestFrom(ring: readonly Position[]): number {
  const [[x0 = 0, y0 = 0] = []] = ring;
  let [found, most] = [1, -1];
  for (const [index, [x = 0, y = 0]] of ring.entries()) {
    const far = (x - x0) ** 2 + (y - y0) ** 2;
    if (far > most) [found, most] = [index, far];
  }
  return found;
}

/** Of a corner from a stretch between two others. */
function distance([x = 0, y = 0]: Position, [x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position): number {
  const [along, up] = [x1 - x0, y1 - y0];
  const squared = along * along + up * up;
  const part = squared === 0 ? 0 : Math.min(Math.max(((x - x0) * along + (y - y0) * up) / squared, 0), 1);
  return Math.hypot(x - x0 - part * along, y - y0 - part * up);
}
