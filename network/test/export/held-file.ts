import type { RangeResponse, Source } from 'pmtiles';

/** A file in memory, as the reader of PMTiles asks for it. */
export class HeldFile implements Source {
  readonly bytes: Uint8Array;

  constructor(pieces: Iterable<Uint8Array | string>) {
    this.bytes = Buffer.concat([...pieces].map((piece) => Buffer.from(piece)));
  }

  getKey(): string {
    return 'held';
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    return { data: Uint8Array.from(this.bytes.subarray(offset, offset + length)).buffer };
  }
}
