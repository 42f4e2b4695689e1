/** Levels of the tree that one tile spans: 256 hashes wide (C2SP tlog-tiles, "Merkle Tree"). */
export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 2 ** TILE_HEIGHT;

/** A tile of hashes, or a bundle of entries, as its address names it. */
export interface Tile {
  /** Level of tiles, from 0; `entries`: what the hashes of level 0 are of. */
  readonly level: number | 'entries';
  readonly index: number;
  /** Of 256, how many there are. */
  readonly width: number;
}

const PATH = /^tile\/(entries|[0-9]|[1-5][0-9]|6[0-3])((?:\/x\d{3})*\/\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** `tile/<level>/<index>[.p/<width>]`, the index in groups of three digits: `x001/x234/067`. Null: no address of a tile. */
export function parseTilePath(path: string): Tile | null {
  const [, level, groups = '', partial] = PATH.exec(path) ?? [];
  if (level === undefined) return null;
  const index = Number(groups.replaceAll(/[/x]/g, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  if (!Number.isSafeInteger(index) || width > TILE_WIDTH || (partial !== undefined && width === TILE_WIDTH))
    return null;
  const tile: Tile = { level: level === 'entries' ? level : Number(level), index, width };
  // One tile has one address.
  return tilePath(tile) === path ? tile : null;
}

export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const name = groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${name}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Is the tile one of a tree of that size, in that width? */
export function isTileOf({ level, index, width }: Tile, size: number): boolean {
  const below = level === 'entries' ? 1 : TILE_WIDTH ** level;
  return Math.floor(size / below) - index * TILE_WIDTH >= width;
}

/** Entries one after the other, each behind its length in two bytes (C2SP tlog-tiles, "Log Entries"). */
export function bundleOf(entries: readonly string[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const bytes = Buffer.from(entry);
      if (bytes.length > 0xffff) throw new RangeError('an entry of the log is too long');
      return [Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes];
    }),
  );
}
