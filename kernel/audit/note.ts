import { hash } from 'node:crypto';
import { ed25519 } from '../crypto/ed25519.ts';
import type { ProfileId, SignatureScheme } from '../crypto/profile.ts';
import { profileOf } from '../crypto/profiles.ts';
import { sm2 } from '../crypto/sm2.ts';

/** What logs sign with: Ed25519, or SM2 with SM3 (C2SP signed-note, "Signature types"). */
const SCHEMES: readonly SignatureScheme[] = [ed25519, sm2];

/** A secret key for notes, and the algorithms that it belongs to. */
export interface NoteKey {
  readonly profile: ProfileId;
  /** 32 bytes. */
  readonly secret: Uint8Array;
}

/** Who signs notes (C2SP signed-note). */
export interface NoteSigner {
  readonly name: string;
  /** `<name>+<key id>+<key>`: what is given to those who check. */
  readonly vkey: string;
  /** The note: the text, an empty line, and the signature's line. @param text ends with a newline */
  sign(text: string): string;
}

export function noteSigner(name: string, { profile, secret }: NoteKey): NoteSigner {
  if (!/^[^\s+]+$/.test(name)) throw new RangeError('the name of a key has neither spaces nor plus signs');
  const scheme = profileOf(profile).signature;
  const typed = Buffer.concat([scheme.type, scheme.openKey(secret)]);
  const id = keyId(name, typed);
  return {
    name,
    vkey: `${name}+${id.toString('hex')}+${typed.toString('base64')}`,
    sign(text) {
      const signature = Buffer.concat([id, scheme.sign(secret, Buffer.from(text))]);
      return `${text}\n— ${name} ${signature.toString('base64')}\n`;
    },
  };
}

/** First four bytes of SHA-256(name ‖ newline ‖ type ‖ key), whatever the type: so the format has it. */
function keyId(name: string, typed: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typed]), 'buffer').subarray(0, 4);
}

/** The text of a note that the key has signed; null: it has not, or it is no note, or no key. Nothing is thrown. */
export function openNote(note: string, vkey: string): string | null {
  const [name = '', id = '', ...rest] = vkey.split('+');
  const typed = Buffer.from(rest.join('+'), 'base64');
  // One text for one key.
  if (typed.toString('base64') !== rest.join('+')) return null;
  const scheme = SCHEMES.find(
    ({ type, openBytes }) =>
      typed.length === type.length + openBytes && typed.subarray(0, type.length).equals(type),
  );
  if (!scheme || keyId(name, typed).toString('hex') !== id) return null;
  const open = typed.subarray(scheme.type.length);
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, end + 1);
  const signed = note
    .slice(end + 2, -1)
    .split('\n')
    .some((one) => {
      const [dash, by, signature = '', ...more] = one.split(' ');
      const raw = Buffer.from(signature, 'base64');
      return (
        dash === '—' &&
        by === name &&
        more.length === 0 &&
        raw.length === 4 + scheme.signatureBytes &&
        raw.toString('base64') === signature &&
        raw.subarray(0, 4).toString('hex') === id &&
        scheme.verify(open, Buffer.from(text), raw.subarray(4))
      );
    });
  return signed ? text : null;
}
