import { resolve } from 'node:path';
import { callOperation } from '@yuheng/kernel/client';
import { parseFlags } from '../flags.ts';
import { readServerFile, type ServerFile } from '../server/server-file.ts';
import { both, HOUSE, text } from '../text.ts';
import { UsageError } from '../usage-error.ts';

const ROLES = ['machine', 'viewer', 'officer', 'administrator'];

/**
 * `yuheng key add NAME [--role ROLE] [--organisation NAME] [--synthetic] [--everywhere] | list | revoke NAME [--tenant NAME]
 * [--data DIR]`: keys of systems.
 */
export async function key([part = '', ...args]: readonly string[]): Promise<number> {
  const makes = part === 'add';
  const { flags, on, rest } = parseFlags(
    args,
    makes ? ['data', 'tenant', 'role', 'organisation'] : ['data', 'tenant'],
    makes ? ['synthetic', 'everywhere'] : [],
    part === 'list' ? 0 : 1,
  );
  const [name] = rest;
  const role = flags['role'] ?? 'machine';
  if (!['add', 'list', 'revoke'].includes(part) || !ROLES.includes(role)) throw new UsageError('usage.key');
  if (part !== 'list' && name === undefined) throw new UsageError('usage.key');
  const server = await readServerFile(resolve(flags['data'] ?? `${HOUSE}/.yuheng/demo`));
  const where = flags['tenant'] === undefined ? {} : { tenant: flags['tenant'] };
  if (part === 'list') return await listKeys(server, where);
  if (part === 'revoke') {
    await callOperation(server, 'identity', 'revoke-key', { name, ...where });
    console.log(both('key.revoked', { name: name ?? '' }));
    return 0;
  }
  const { organisation } = flags;
  const input = {
    ...where,
    name,
    roles: [role],
    synthetic: on.has('synthetic'),
    everywhere: on.has('everywhere'),
  };
  const whole = organisation === undefined ? input : { ...input, organisation };
  const made = (await callOperation(server, 'identity', 'add-key', whole)) as { key: string };
  // The key alone on standard output: `KEY=$(yuheng key add …)`.
  console.log(made.key);
  console.error(both('key.keep', { name: name ?? '' }));
  return 0;
}

interface Listed {
  readonly name: string;
  readonly organisation: string | null;
  readonly roles: readonly string[];
  readonly everywhere: boolean;
  readonly madeAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** One line each, its columns apart by tabs. */
async function listKeys(server: ServerFile, where: { readonly tenant?: string }): Promise<number> {
  const { keys } = (await callOperation(server, 'identity', 'list-keys', where)) as {
    keys: readonly Listed[];
  };
  for (const head of Object.values(text('key.head'))) console.error(head);
  for (const { name, roles, organisation, everywhere, madeAt, lastUsedAt, revokedAt } of keys)
    console.log(
      [name, roles.join(','), organisation, everywhere ? '*' : null, madeAt, lastUsedAt, revokedAt]
        .map((cell) => cell ?? '-')
        .join('\t'),
    );
  return 0;
}
