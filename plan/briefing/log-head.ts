import Type, { type Static } from 'typebox';
import type { Words } from './words.ts';

/** The newest head of the log that was signed and kept when a briefing was published: whoever has it on paper can hold the log against it. */
export const LogHead = Type.Object({
  /** Entries of the log. */
  size: Type.Integer(),
  /** Root of its Merkle tree (RFC 6962), base64. */
  root: Type.String(),
  at: Type.String(),
  /** The signed note (C2SP tlog-checkpoint) and the key that holds for it: `yuheng verify --head` reads them. */
  checkpoint: Type.String(),
  vkey: Type.String(),
});
export type LogHead = Static<typeof LogHead>;

/** The head in a sentence, as it is printed. */
export function logHeadWords({ size, root, at }: LogHead, words: Words): string {
  const time = new Date(at).toISOString();
  return words('briefing.head', { size, root, at: `${time.slice(0, 10)} ${time.slice(11, 19)} UTC` });
}
