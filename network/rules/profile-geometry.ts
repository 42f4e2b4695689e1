import { bulge, fresnelRadius, type PathProfile } from './profile-sight.ts';

/** A profile as paths of SVG, in a box whose inner part is the chart. */
export interface ProfileGeometry {
  readonly ground: string;
  /** What stands above the ground. */
  readonly built: string;
  readonly ray: string;
  readonly fresnel: string;
  readonly antenna: readonly [x: number, y: number];
  readonly mast: string;
  readonly terminal: readonly [x: number, y: number];
  readonly heights: readonly { readonly value: number; readonly y: number }[];
  readonly distances: readonly { readonly value: number; readonly x: number }[];
}

export interface ChartBox {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The earth bulges into the profile, so that rays are straight. @param frequency MHz */
export function profileGeometry(profile: PathProfile, frequency: number, box: ChartBox): ProfileGeometry {
  const { spacing, ground, surface, antenna, terminal } = profile;
  const last = ground.length - 1;
  const length = spacing * last;
  const raised = (heights: readonly number[]) =>
    heights.map((height, index) => height + bulge(index * spacing, length));
  const [land, roofs] = [raised(ground), raised(surface)];
  const low = Math.floor(Math.min(...land) - 3);
  const high = Math.ceil(Math.max(...roofs, antenna, terminal) + 5);
  const x = (distance: number) => round(box.left + (distance / length) * (box.width - box.left - box.right));
  const y = (height: number) =>
    round(box.height - box.bottom - ((height - low) / (high - low)) * (box.height - box.top - box.bottom));
  const line = (heights: readonly number[]) =>
    heights.map((height, index) => `${x(index * spacing)} ${y(height)}`).join('L');
  const floor = y(low);
  const rayAt = (distance: number) => antenna + ((terminal - antenna) * distance) / length;
  const steps = Array.from({ length: 41 }, (_, step) => (step / 40) * length);
  const zone = (side: number) =>
    steps.map((at) => `${x(at)} ${y(rayAt(at) + side * fresnelRadius(at, length, frequency))}`);
  return {
    ground: `M${x(0)} ${floor}L${line(land)}L${x(length)} ${floor}Z`,
    built: walls(land, roofs, (index) => x(Math.min(Math.max(index * spacing, 0), length)), y),
    ray: `M${x(0)} ${y(antenna)}L${x(length)} ${y(terminal)}`,
    fresnel: `M${[...zone(1), ...zone(-1).toReversed()].join('L')}Z`,
    antenna: [x(0), y(antenna)],
    mast: `M${x(0)} ${y(land[0] ?? low)}V${y(antenna)}`,
    terminal: [x(length), y(terminal)],
    heights: ticks(low, high, 4).map((value) => ({ value, y: y(value) })),
    distances: ticks(0, length, 5).map((value) => ({ value, x: x(value) })),
  };
}

/** Walls stand upright: a built sample is as wide as the way to its neighbours' middles. */
function walls(
  land: readonly number[],
  roofs: readonly number[],
  x: (index: number) => number,
  y: (height: number) => number,
): string {
  return roofs
    .map((roof, index) => {
      const ground = land[index] ?? roof;
      if (roof - ground < 0.1) return '';
      return `M${x(index - 0.5)} ${y(ground)}V${y(roof)}H${x(index + 0.5)}V${y(ground)}Z`;
    })
    .join('');
}

/** Round values inside a range, about as many as wanted. */
export function ticks(low: number, high: number, about: number): readonly number[] {
  const rough = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const values: number[] = [];
  for (let value = Math.ceil(low / step) * step; value <= high + 1e-9; value += step)
    values.push(Number(value.toPrecision(10)));
  return values;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
