import { randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveApart } from './derive-apart.ts';

/**
 * 32 MiB and three passes: one of the choices of equal strength that OWASP's Password Storage Cheat Sheet names for
 * scrypt (RFC 7914). They stand in every hash, so that they can be raised: an older hash is made anew when its
 * password is next right.
 */
const PARAMETERS = { ln: 15, r: 8, p: 3 } as const;
const HASH_BYTES = 32;
const SALT_BYTES = 16;

interface Parsed {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** `$scrypt$ln=15,r=8,p=3$SALT$HASH` (PHC string format). Runs off the event loop. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, { ...PARAMETERS, salt }, HASH_BYTES);
  const { ln, r, p } = PARAMETERS;
  return `$scrypt$ln=${ln},r=${r},p=${p}$${base64(salt)}$${base64(hash)}`;
}

/** Whether a password is the one of a hash. @throws Error where the hash is none */
export async function isPasswordOf(password: string, phc: string): Promise<boolean> {
  const parsed = parse(phc);
  return timingSafeEqual(await derive(password, parsed, parsed.hash.length), parsed.hash);
}

/** Whether a hash was made with other parameters than are in use now. */
export function isOutdated(phc: string): boolean {
  const { ln, r, p } = parse(phc);
  return ln !== PARAMETERS.ln || r !== PARAMETERS.r || p !== PARAMETERS.p;
}

function parse(phc: string): Parsed {
  const [, ln, r, p, salt, hash] =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/-]+)\$([\w+/-]+)$/.exec(phc) ?? [];
  if (ln === undefined || salt === undefined || hash === undefined) throw new Error('not a hash of scrypt');
  return {
    ln: Number(ln),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

function derive(password: string, { ln, r, p, salt }: Omit<Parsed, 'hash'>, bytes: number): Promise<Buffer> {
  // Unicode may write one letter in two ways (NIST SP 800-63B-4, 3.1.1.2).
  const text = password.toWellFormed().normalize('NFC');
  return deriveApart({ text, salt, bytes, N: 2 ** ln, r, p });
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
