import type { Sql } from '../store/sql.ts';
import { Frontier, type Hash, nodeHash, rootOf } from './merkle.ts';
import { consistencySpans, inclusionSpans, type Span } from './proof.ts';
import { TILE_HEIGHT, TILE_WIDTH } from './tile.ts';

/** Reads hashes of a tenant's tree as tiles hold them, and proofs made of them. */
export class LogReader {
  readonly #tenant: number;
  readonly #sql: Sql;

  constructor(tenant: number, sql: Sql) {
    this.#tenant = tenant;
    this.#sql = sql;
  }

  /** Hashes of a tile from its beginning: leaves at level 0, above them roots of complete tiles of the level below. */
  async tile(level: number, index: number, width: number): Promise<readonly Hash[]> {
    const [from, to] = [index * TILE_WIDTH, index * TILE_WIDTH + width];
    const rows =
      level === 0
        ? await this.#sql.query<{ hash: Hash }>(
            'select hash from audit.entry where tenant = $1 and sequence > $2 and sequence <= $3 order by sequence',
            [this.#tenant, from, to],
          )
        : await this.#sql.query<{ hash: Hash }>(
            `select hash from audit.node
             where tenant = $1 and level = $2 and index >= $3 and index < $4 order by index`,
            [this.#tenant, level * TILE_HEIGHT, from, to],
          );
    return rows.map(({ hash }) => hash);
  }

  /** That the leaf is in the tree of that size: hashes from the leaf up (RFC 6962, section 2.1.1). */
  inclusion(index: number, size: number): Promise<readonly Hash[]> {
    return this.#roots(inclusionSpans(index, size));
  }

  /** That the tree of that size begins with the older one (RFC 6962, section 2.1.2). */
  consistency(old: number, size: number): Promise<readonly Hash[]> {
    return this.#roots(consistencySpans(old, size));
  }

  /** The root of the tree as it was at that size. */
  root(size: number): Promise<Hash> {
    return this.#root({ start: 0, end: size });
  }

  async #roots(spans: readonly Span[]): Promise<readonly Hash[]> {
    const roots: Hash[] = [];
    for (const span of spans) roots.push(await this.#root(span));
    return roots;
  }

  /** Of leaves that begin where a subtree of their size may: from roots of complete tiles, as large as there are. */
  async #root({ start, end }: Span): Promise<Hash> {
    if (start === end) return rootOf([]);
    let level = 0;
    while (end - start >= TILE_WIDTH ** (level + 1)) level += 1;
    const unit = TILE_WIDTH ** level;
    const whole = Math.floor((end - start) / unit);
    const hashes = await this.#hashes(level, start / unit, whole);
    const last = start + whole * unit;
    if (last === end) return rootOf(hashes);
    // The rest is smaller than any of them: it joins the right edge from the right.
    const frontier = new Frontier();
    for (const hash of hashes) frontier.add(hash);
    const rest = await this.#root({ start: last, end });
    return [...frontier.roots, rest].reduceRight((right, left) => nodeHash(left, right));
  }

  async #hashes(level: number, from: number, count: number): Promise<readonly Hash[]> {
    const hashes: Hash[] = [];
    for (let place = from; place < from + count; ) {
      const index = Math.floor(place / TILE_WIDTH);
      const skip = place - index * TILE_WIDTH;
      const width = Math.min(TILE_WIDTH, skip + from + count - place);
      hashes.push(...(await this.tile(level, index, width)).slice(skip));
      place += width - skip;
    }
    if (hashes.length < count) throw new Error('the tree of the log has a hole');
    return hashes;
  }
}
