import { createHash } from 'node:crypto';
import { type Checkpoint, checkpointText, parseCheckpoint } from './checkpoint.ts';
import type { Hash } from './merkle.ts';
import { type NoteKey, type NoteSigner, noteSigner, openNote } from './note.ts';

/** The head of a log as its house signed it (C2SP tlog-checkpoint), and the key that holds for it. */
export interface SignedHead {
  readonly size: number;
  /** The signed note. */
  readonly checkpoint: string;
  /** `<name>+<key id>+<key>`: hold it against the one that the house has published. */
  readonly vkey: string;
}

/**
 * Who signs the heads of a tenant's log. The name is the origin of the log: made of the key, so that no two houses share it.
 * @param key of the house, kept outside of the database: whoever can write that cannot sign
 */
export function logSigner(key: NoteKey, tenant: number): NoteSigner {
  const house = createHash('sha256').update('yuheng log\n').update(key.secret).digest('hex').slice(0, 16);
  return noteSigner(`yuheng-${house}/${tenant}`, key);
}

export function signHead(signer: NoteSigner, size: number, root: Hash): SignedHead {
  const checkpoint = signer.sign(checkpointText({ origin: signer.name, size, root }));
  return { size, checkpoint, vkey: signer.vkey };
}

/** What the note says, where the key has signed it for its own log; else null. */
export function openHead(checkpoint: string, vkey: string): Checkpoint | null {
  const text = openNote(checkpoint, vkey);
  const head = text === null ? null : parseCheckpoint(text);
  return head && head.origin === vkey.split('+')[0] ? head : null;
}
