/** A part of a batch request: JSON of one entity, and how many pieces of work it stands for. */
export interface Part {
  readonly json: string;
  readonly weight: number;
}

/** Batch requests stay below these limits. */
export interface Limits {
  readonly entities: number;
  readonly bytes: number;
}

/** The body of one batch request: a JSON array. */
export interface Batch {
  readonly body: string;
  readonly entities: number;
  readonly weight: number;
}

/** Packs entities into as few requests as the limits allow, in their order; one that is too large goes alone. */
export function* batches(parts: Iterable<Part>, limits: Limits): Generator<Batch> {
  let pending: Part[] = [];
  let bytes = 2;
  const packed = (): Batch => ({
    body: `[${pending.map(({ json }) => json).join(',')}]`,
    entities: pending.length,
    weight: pending.reduce((sum, { weight }) => sum + weight, 0),
  });
  for (const part of parts) {
    const size = Buffer.byteLength(part.json) + 1;
    if (pending.length > 0 && (pending.length === limits.entities || bytes + size > limits.bytes)) {
      yield packed();
      pending = [];
      bytes = 2;
    }
    pending.push(part);
    bytes += size;
  }
  if (pending.length > 0) yield packed();
}
