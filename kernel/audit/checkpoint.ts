import { HASH_BYTES, type Hash } from './merkle.ts';

/** The head of a log (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Names the log. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Lines behind the third are extensions and are not read. Null: it is none. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n');
  const hash = Buffer.from(root, 'base64');
  const whole = /^(?:0|[1-9]\d*)$/.test(size) && Number.isSafeInteger(Number(size));
  if (origin === '' || !whole || rest.length === 0) return null;
  if (hash.length !== HASH_BYTES || hash.toString('base64') !== root) return null;
  return { origin, size: Number(size), root: hash };
}
