import { readFile, stat } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { InputError } from '../input-error.ts';

export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** How often the files are looked at: certificates are renewed days before their end. */
const LOOK_MS = 5000;

/** Certificate and key of PEM files. @throws InputError where they cannot be read, or do not fit each other */
export async function readTlsFiles(
  files: TlsFiles,
): Promise<{ readonly cert: string; readonly key: string }> {
  try {
    const [cert, key] = await Promise.all([readFile(files.cert, 'utf8'), readFile(files.key, 'utf8')]);
    createSecureContext({ cert, key });
    return { cert, key };
  } catch (error) {
    throw new InputError('serve.bad-tls', { ...files, reason: (error as Error).message });
  }
}

/** Calls `use` with what the files hold whenever they were changed; a pair that does not fit, or is gone, is told of once, and the old one stays. */
export function followTlsFiles(
  files: TlsFiles,
  use: (pair: { readonly cert: string; readonly key: string }) => void,
  report: (error: unknown) => unknown,
  lookMs = LOOK_MS,
): () => Promise<void> {
  let seen: string | null = null;
  let looking = Promise.resolve();
  const told = async (error: unknown): Promise<void> => void (await report(error));
  const look = async (): Promise<void> => {
    const now = `${await stateOf(files.cert)} ${await stateOf(files.key)}`;
    const changed = seen !== null && now !== seen;
    seen = now;
    // Also where a file is gone: it is told once, and once it is there again it is read.
    if (changed) use(await readTlsFiles(files));
  };
  const timer = setInterval(() => {
    looking = looking.then(look).catch(told);
  }, lookMs);
  looking = look().catch(told);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

/** When a file was changed, and how long it is: one that is put in place of another may be older. */
async function stateOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  return found === null ? 'gone' : `${found.mtimeMs}/${found.size}/${found.ino}`;
}
