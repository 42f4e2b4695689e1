import { resolve } from 'node:path';
import { callOperation } from '@yuheng/kernel/client';
import { parseFlags } from '../flags.ts';
import { readServerFile } from '../server/server-file.ts';
import { HOUSE, text } from '../text.ts';
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
  const { token, known, password } = (await callOperation(server, 'identity', 'issue-link', input)) as Issued;
  // The link alone on standard output. Without a password, one is to be set: that is done on the page of one's account.
  console.log(`${server.open}/sign-in?token=${token}${password ? '' : '&next=/account'}`);
  if (known !== null && flags['role'] !== undefined && known.roles.join() !== role)
    console.error(`[sign-in.known] ${knownWords(id, known.roles)}`);
  return 0;
}

interface Issued {
  readonly token: string;
  readonly known: { readonly roles: readonly string[] } | null;
  readonly password: boolean;
}

/** A role that was asked for is not given to somebody who is on record: a link changes nobody. */
function knownWords(id: string, roles: readonly string[]): string {
  const named = roles.map((role) => text(`sign-in.role.${role}`));
  const listed = (language: 'zh-CN' | 'en', comma: string) => named.map((one) => one[language]).join(comma);
  const { 'zh-CN': chinese } = text('sign-in.known', { id, roles: listed('zh-CN', '、') });
  const { en } = text('sign-in.known', { id, roles: listed('en', ', ') });
  return `${chinese} · ${en}`;
}
