import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NoteKey } from '@yuheng/kernel/note';
import type { ProfileId } from '@yuheng/kernel/profile';
import { isProfile, profileOf } from '@yuheng/kernel/profiles';
import { InputError } from '../input-error.ts';

/** Master keys of a data folder (kernel/crypto/file-keys.ts), where they are in no file of their own. */
export function masterKeyFile(data: string): string {
  return join(data, 'master.key');
}

/**
 * The key that signs heads of the log: `<data>/log.key`, `<profile> <64 hex digits>`, readable by its owner only, made when it
 * is missing. Several servers of one database are given the same file.
 * @param profile of a key that is made; international unless told
 * @throws InputError where the file holds no key
 */
export async function logKey(data: string, profile: ProfileId = 'international'): Promise<NoteKey> {
  const file = join(data, 'log.key');
  const made = `${profile} ${newSecret(profile).toString('hex')}\n`;
  await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  });
  const key = parseLogKey(await readFile(file, 'utf8'));
  if (!key) throw new InputError('keys.bad-log-key', { file });
  return key;
}

/** The first files said no profile: they are international. */
function parseLogKey(text: string): NoteKey | null {
  const [hex = '', profile = 'international', ...more] = text.trim().split(' ').toReversed();
  const secret = Buffer.from(hex, 'hex');
  if (!isProfile(profile) || more.length > 0 || secret.toString('hex') !== hex) return null;
  return profileOf(profile).signature.isSecret(secret) ? { profile, secret } : null;
}

function newSecret(profile: ProfileId): Buffer {
  for (;;) {
    const secret = randomBytes(32);
    if (profileOf(profile).signature.isSecret(secret)) return secret;
  }
}
