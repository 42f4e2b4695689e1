/** Best servers that are known of each pixel. */
export const shown = 3;
/** Servers kept for each pixel: some in reserve, so that sites may move away without all others being asked again. */
export const kept = 5;
/** Levels below are of no account: -150 dBm. In hundredths of dB. */
export const faintest = -15_000;
const loudest = -1000;

/** Powers as whole multiples of a power of -150 dBm: sums of whole numbers are exact in any order. */
const quanta = Float64Array.from({ length: loudest - faintest + 1 }, (_, above) =>
  Math.round(10 ** (above / 1000)),
);

/** mW in one quantum of `CoverageLayer.power`. */
export const quantum = 1e-15;

/** The power of a level in hundredths of dBm, in quanta. */
export function powerOf(level: number): number {
  return quanta[Math.min(level, loudest) - faintest] ?? 0;
}

/**
 * What a pixel remembers: the power of all cells, and its best servers, each of another site. The order in which sites
 * are added does not matter: powers are whole numbers, and servers are ordered by level, then by number.
 * 32 bytes a pixel, in shared memory.
 */
export interface CoverageLayer {
  readonly rows: number;
  readonly columns: number;
  /** Of all cells together, in quanta. */
  readonly power: Float64Array;
  /** Numbers of cells + 1, best first, `kept` a pixel; 0 where there is none. */
  readonly servers: Uint16Array;
  /** Their levels, hundredths of dBm. */
  readonly levels: Int16Array;
  /** No server that is not kept is stronger than this; `faintest` where all are kept. Hundredths of dBm. */
  readonly others: Int16Array;
  /** How many sites have the pixel in reach and no loss for it: behind a hole, or a path that the model does not know. */
  readonly unknown: Uint16Array;
}

export function emptyLayer(rows: number, columns: number): CoverageLayer {
  const pixels = rows * columns;
  return {
    rows,
    columns,
    power: new Float64Array(new SharedArrayBuffer(8 * pixels)),
    servers: new Uint16Array(new SharedArrayBuffer(2 * kept * pixels)),
    levels: new Int16Array(new SharedArrayBuffer(2 * kept * pixels)).fill(faintest),
    others: new Int16Array(new SharedArrayBuffer(2 * pixels)).fill(faintest),
    unknown: new Uint16Array(new SharedArrayBuffer(2 * pixels)),
  };
}

/** Puts a server where it belongs; of what falls off the end, only the level is remembered. */
export function insertServer(
  { servers, levels, others }: CoverageLayer,
  pixel: number,
  server: number,
  level: number,
): void {
  const first = pixel * kept;
  const last = first + kept - 1;
  const lowest = levels[last] ?? 0;
  // Places without a server have a level that no server has.
  if (level < lowest || (level === lowest && server > (servers[last] ?? 0))) {
    if (level > (others[pixel] ?? 0)) others[pixel] = level;
    return;
  }
  let at = last;
  while (at > first) {
    const above = levels[at - 1] ?? 0;
    if (above > level || (above === level && (servers[at - 1] ?? 0) < server)) break;
    at -= 1;
  }
  const others0 = others[pixel] ?? 0;
  // Behind all that are kept, one that is not may come first.
  if (servers[at] === 0 && level <= others0) return;
  if (lowest > others0) others[pixel] = lowest;
  for (let to = last; to > at; to -= 1) {
    servers[to] = servers[to - 1] ?? 0;
    levels[to] = levels[to - 1] ?? 0;
  }
  servers[at] = server;
  levels[at] = level;
}

/** Whether servers that are not kept may be among the best of a pixel. */
export function isShort({ servers, others }: CoverageLayer, pixel: number): boolean {
  return servers[pixel * kept + shown - 1] === 0 && (others[pixel] ?? faintest) > faintest;
}

/** Takes a server out. @returns whether the pixel `isShort` now */
export function removeServer(layer: CoverageLayer, pixel: number, server: number): boolean {
  const { servers, levels } = layer;
  const first = pixel * kept;
  const end = first + kept;
  let at = first;
  while (at < end && servers[at] !== server) at += 1;
  if (at === end) return false;
  for (; at < end - 1; at += 1) {
    servers[at] = servers[at + 1] ?? 0;
    levels[at] = levels[at + 1] ?? 0;
  }
  servers[end - 1] = 0;
  levels[end - 1] = faintest;
  return isShort(layer, pixel);
}

/** Forgets the servers of a pixel, not its power, so that all can be named again. */
export function clearServers({ servers, levels, others }: CoverageLayer, pixel: number): void {
  servers.fill(0, pixel * kept, (pixel + 1) * kept);
  levels.fill(faintest, pixel * kept, (pixel + 1) * kept);
  others[pixel] = faintest;
}
