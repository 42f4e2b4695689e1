import type { Building } from '../buildings/building.ts';
import type { LonLat } from '../coordinates/offset-systems.ts';

/** The town that nobody built: its middle, and how far it goes in degrees. Outside it has no ground. */
const middle: LonLat = { longitude: 113.625, latitude: 34.747 };
const half = { longitude: 0.32, latitude: 0.28 };
const seed = 20_261_126;

/** m: from block to block, and how much of it is street. */
const pitch = { east: 180, north: 140 };
const street = 26;
/** Every so many blocks the street is an avenue. */
const avenueEvery = 5;

const metresPerDegree = (Math.PI / 180) * 6_371_008.8;
const narrow = Math.cos((middle.latitude * Math.PI) / 180);

interface Metres {
  readonly east: number;
  readonly north: number;
}

function metresOf({ longitude, latitude }: LonLat): Metres {
  return {
    east: (longitude - middle.longitude) * metresPerDegree * narrow,
    north: (latitude - middle.latitude) * metresPerDegree,
  };
}

function placeOf({ east, north }: Metres): LonLat {
  return {
    longitude: middle.longitude + east / (metresPerDegree * narrow),
    latitude: middle.latitude + north / metresPerDegree,
  };
}

/** Synthetic ground above sea level, m: gentle waves, a ridge in the south-west, a river; NaN outside. */
export function syntheticGround(place: LonLat): number {
  if (
    Math.abs(place.longitude - middle.longitude) > half.longitude ||
    Math.abs(place.latitude - middle.latitude) > half.latitude
  )
    return Number.NaN;
  const { east, north } = metresOf(place);
  const waves = 7 * Math.sin(east / 2300 + 0.4) * Math.cos(north / 1900) + 3 * Math.sin((east + north) / 610);
  const ridge = 70 * Math.exp(-(((east + 0.8 * north + 9000) / 3200) ** 2));
  return 98 + waves + ridge - 6 * Math.exp(-((riverDistance({ east, north }) / 90) ** 2));
}

/** m to the middle of the river, which winds from west to east. */
function riverDistance({ east, north }: Metres): number {
  return Math.abs(north - 1500 - 420 * Math.sin(east / 1700) - 0.12 * east);
}

/**
 * Synthetic buildings whose blocks touch a box: higher in the middle of the town, lower and fewer outwards, none by the
 * river. Masts of the synthetic stations, 18 to 45 m, stand over them.
 */
export function syntheticBuildings(southWest: LonLat, northEast: LonLat): readonly Building[] {
  const [low, high] = [metresOf(southWest), metresOf(northEast)];
  const buildings: Building[] = [];
  for (let row = Math.floor(low.north / pitch.north); row <= high.north / pitch.north; row += 1)
    for (let column = Math.floor(low.east / pitch.east); column <= high.east / pitch.east; column += 1)
      buildings.push(...blockOf(column, row));
  return buildings;
}

function blockOf(column: number, row: number): readonly Building[] {
  const draw = drawsOf(column, row);
  const corner = { east: column * pitch.east, north: row * pitch.north };
  const centre = { east: corner.east + pitch.east / 2, north: corner.north + pitch.north / 2 };
  if (Number.isNaN(syntheticGround(placeOf(centre))) || riverDistance(centre) < 190) return [];
  const away = Math.hypot(centre.east, centre.north) / 1000;
  // A park or a square here and there; fields between the houses further out.
  if (draw() < 0.09 + Math.min(away / 16, 0.55)) return [];
  const wide = (index: number) => (index % avenueEvery === 0 ? 2 * street : street);
  const inner = {
    west: corner.east + wide(column),
    south: corner.north + wide(row),
    east: corner.east + pitch.east,
    north: corner.north + pitch.north,
  };
  const tall = Math.exp(-((away / 3.2) ** 2));
  return draw() < 0.3 + 0.3 * tall ? towers(inner, tall, draw) : houses(inner, tall, draw);
}

interface Inner {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Slabs that look south, in rows with light between them. */
function houses({ west, south, east, north }: Inner, tall: number, draw: () => number): readonly Building[] {
  const storeys = 2 + Math.floor(draw() * (2 + 2 * tall));
  const depth = 15;
  const gap = Math.max(18, 3.5 * storeys);
  const list: Building[] = [];
  for (let low = south; low + depth <= north; low += depth + gap) {
    const across = (west + east) / 2;
    for (const [left, right] of [
      [west, across - 7],
      [across + 7, east],
    ] as const)
      if (draw() < 0.9)
        list.push(building({ west: left, east: right, south: low, north: low + depth }, 3 * storeys));
  }
  return list;
}

/** A few high ones on their ground. */
function towers({ west, south, east, north }: Inner, tall: number, draw: () => number): readonly Building[] {
  const side = 28 + 10 * draw();
  const places: readonly (readonly [number, number])[] = [
    [west + 6, south + 6],
    [east - 6 - side, south + 6],
    [west + 6, north - 6 - side],
    [east - 6 - side, north - 6 - side],
  ];
  return places.flatMap(([left, low]) => {
    const height = 12 + 3 * Math.floor(draw() * (2 + 3 * tall));
    if (draw() < 0.2) return [];
    return [building({ west: left, east: left + side, south: low, north: low + side }, height)];
  });
}

function building({ west, east, south, north }: Inner, height: number): Building {
  const corners = [
    { east: west, north: south },
    { east, north: south },
    { east, north },
    { east: west, north },
  ];
  return { rings: [corners.map(placeOf)], height };
}

/** Numbers from 0 to 1 of one block: the same wherever a box begins. */
function drawsOf(column: number, row: number): () => number {
  let state = (Math.imul(column + 4099, 73_856_093) ^ Math.imul(row + 8209, 19_349_663) ^ seed) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
