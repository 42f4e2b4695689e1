import { sha256 } from '../audit/digest.ts';

const DIGEST_BYTES = 64;
const LINE_BYTES = DIGEST_BYTES + 1;
const NEWLINE = 0x0a;
/** More changes at once are sorted in anew. */
const FEW = 64;

/**
 * Digests (hex), each once, as the very text that their root is the digest of: kept in order, since of many thousand few come and
 * go at a time.
 */
export class DigestList {
  /** The lines in ascending order, and room behind them. */
  #text = Buffer.alloc(0);
  #lines = 0;

  /** @param added none of which is there; @param dropped all of which are */
  change(added: readonly string[], dropped: readonly string[]): void {
    if (added.length + dropped.length > FEW) this.#sortIn(added, new Set(dropped));
    else {
      for (const digest of dropped) this.#remove(this.#placeOf(digest));
      for (const digest of added) this.#insert(digest, this.#placeOf(digest));
    }
  }

  /** See `factRoot`. */
  root(): string {
    return sha256(this.#text.subarray(0, Math.max(0, this.#end - 1))).toString('hex');
  }

  get #end(): number {
    return this.#lines * LINE_BYTES;
  }

  #lineAt(line: number): string {
    return this.#text.toString('latin1', line * LINE_BYTES, line * LINE_BYTES + DIGEST_BYTES);
  }

  /** The first line that is not before it. */
  #placeOf(digest: string): number {
    let [low, high] = [0, this.#lines];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#lineAt(middle) < digest) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #remove(line: number): void {
    this.#text.copyWithin(line * LINE_BYTES, (line + 1) * LINE_BYTES, this.#end);
    this.#lines -= 1;
  }

  #insert(digest: string, line: number): void {
    const at = line * LINE_BYTES;
    if (this.#end + LINE_BYTES > this.#text.length) this.#grow();
    this.#text.copyWithin(at + LINE_BYTES, at, this.#end);
    this.#text.write(digest, at, 'latin1');
    this.#text[at + DIGEST_BYTES] = NEWLINE;
    this.#lines += 1;
  }

  #grow(): void {
    const larger = Buffer.alloc(Math.ceil(this.#lines * 1.1 + FEW) * LINE_BYTES);
    this.#text.copy(larger, 0, 0, this.#end);
    this.#text = larger;
  }

  #sortIn(added: readonly string[], dropped: ReadonlySet<string>): void {
    const kept = Array.from({ length: this.#lines }, (_, line) => this.#lineAt(line));
    const all = [...kept.filter((digest) => !dropped.has(digest)), ...added].toSorted();
    this.#text = Buffer.from(`${all.join('\n')}\n`, 'latin1');
    this.#lines = all.length;
  }
}
