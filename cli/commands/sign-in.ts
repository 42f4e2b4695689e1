import { resolve } from 'node:path';
import { callOperation } from '@yuheng/kernel/client';
import { parseFlags } from '../flags.ts';
import { readServerFile } from '../server/server-file.ts';
import { HOUSE } from '../text.ts';
import { UsageError } from '../usage-error.ts';

/**
 * `yuheng sign-in [--data DIR] [--id user:NAME] [--name NAME] [--role viewer|officer|administrator] [--tenant NAME]`: a new
 * one-time link.
 */
export async function signIn(args: readonly string[]): Promise<number> {
  const { flags } = parseFlags(args, ['data', 'id', 'name', 'role', 'tenant']);
  const role = flags['role'] ?? 'administrator';
  if (!['viewer', 'officer', 'administrator'].includes(role)) throw new UsageError('usage.sign-in');
  const server = await readServerFile(resolve(flags['data'] ?? `${HOUSE}/.yuheng/demo`));
  const id = flags['id'] ?? `user:${role}`;
  const { tenant } = flags;
  const named = { id, name: flags['name'] ?? id.slice(5), roles: [role] };
  const input = tenant === undefined ? named : { ...named, tenant };
  const { token } = (await callOperation(server, 'identity', 'issue-link', input)) as { token: string };
  console.log(`${server.open}/sign-in?token=${token}`);
  return 0;
}
