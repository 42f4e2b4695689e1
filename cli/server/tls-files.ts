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

/** Calls `use` with what the files hold whenever they were changed; a pair that does not fit is told of, and the old one stays. */
export function followTlsFiles(
  files: TlsFiles,
  use: (pair: { readonly cert: string; readonly key: string }) => void,
  report: (error: unknown) => void,
): () => Promise<void> {
  let seen: string | null = null;
  let looking = Promise.resolve();
  const look = async (): Promise<void> => {
    const times = await Promise.all([files.cert, files.key].map(async (file) => (await stat(file)).mtimeMs));
    const now = times.join(' ');
    const changed = seen !== null && now !== seen;
    seen = now;
    if (changed) use(await readTlsFiles(files));
  };
  const timer = setInterval(() => {
    looking = looking.then(look).catch(report);
  }, LOOK_MS);
  looking = look().catch(report);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
