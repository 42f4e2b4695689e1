import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type ProvidersSettings, parseProviders } from '@yuheng/kernel/identity-providers';
import { InputError } from '../input-error.ts';
import { readJson } from '../read-json.ts';

/** Nobody but the owner: of the rights of a file the last six bits. */
const OF_OTHERS = 0o077;

/**
 * Outside providers as a file says (docs/accounts.md). Each client's secret lies in a file of its own, which only the owner
 * may read: it is told to the provider and to nobody else.
 * @throws InputError for a file that cannot be read, says something else, or shows a secret to others
 */
export async function identityProviders(file: string): Promise<ProvidersSettings> {
  const stated = parseProviders(await readJson(file));
  if ('fault' in stated)
    throw new InputError(`usage.providers.${stated.fault}`, { file, where: stated.where });
  const { address, providers } = stated;
  return {
    address,
    providers: await Promise.all(
      providers.map(async ({ secret, ...provider }) => ({
        ...provider,
        secret: secret === undefined ? null : await secretOf(resolve(dirname(file), secret)),
      })),
    ),
  };
}

async function secretOf(file: string): Promise<string> {
  const unreadable = (error: Error): never => {
    throw new InputError('usage.unreadable', { file, reason: error.message });
  };
  const { mode } = await stat(file).catch(unreadable);
  if (process.platform !== 'win32' && (mode & OF_OTHERS) !== 0)
    throw new InputError('usage.providers.shown', { file });
  const secret = (await readFile(file, 'utf8').catch(unreadable)).trim();
  if (secret === '') throw new InputError('usage.empty-file', { file });
  return secret;
}
