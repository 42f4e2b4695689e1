import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';

/** Ed25519, the only algorithm that logs sign with (C2SP signed-note, "Signature types"). */
const ED25519 = 0x01;
/** What stands before the 32 bytes of a key in PKCS #8 and SPKI (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const SIGNATURE_BYTES = 64;

/** Who signs notes (C2SP signed-note). */
export interface NoteSigner {
  readonly name: string;
  /** `<name>+<key id>+<key>`: what is given to those who check. */
  readonly vkey: string;
  /** The note: the text, an empty line, and the signature's line. @param text ends with a newline */
  sign(text: string): string;
}

/** @param seed of the Ed25519 key, 32 bytes (RFC 8032) */
export function noteSigner(name: string, seed: Uint8Array): NoteSigner {
  if (!/^[^\s+]+$/.test(name)) throw new RangeError('the name of a key has neither spaces nor plus signs');
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const open = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
  const id = keyId(name, open);
  return {
    name,
    vkey: `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.from([ED25519]), open]).toString('base64')}`,
    sign(text) {
      const signature = Buffer.concat([id, sign(null, Buffer.from(text), secret)]);
      return `${text}\n— ${name} ${signature.toString('base64')}\n`;
    },
  };
}

/** First four bytes of SHA-256(name ‖ newline ‖ type ‖ key). */
function keyId(name: string, open: Uint8Array): Buffer {
  const key = Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([ED25519]), open]);
  return hash('sha256', key, 'buffer').subarray(0, 4);
}

/** The text of a note that the key has signed; null: it has not, or it is no note, or no key. Nothing is thrown. */
export function openNote(note: string, vkey: string): string | null {
  const [name = '', id = '', ...rest] = vkey.split('+');
  const bytes = Buffer.from(rest.join('+'), 'base64');
  const open = bytes.subarray(1);
  // One text for one key.
  if (bytes.toString('base64') !== rest.join('+')) return null;
  if (bytes[0] !== ED25519 || open.length !== 32 || keyId(name, open).toString('hex') !== id) return null;
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, end + 1);
  const key: KeyObject = createPublicKey({ key: Buffer.concat([SPKI, open]), format: 'der', type: 'spki' });
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
        raw.length === 4 + SIGNATURE_BYTES &&
        raw.toString('base64') === signature &&
        raw.subarray(0, 4).toString('hex') === id &&
        verify(null, Buffer.from(text), key, raw.subarray(4))
      );
    });
  return signed ? text : null;
}
