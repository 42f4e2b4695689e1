/** Levels of the tree that one tile spans: 256 hashes wide (C2SP tlog-tiles, "Merkle Tree"). */
export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 2 ** TILE_HEIGHT;
