import { resolve } from 'node:path';
import { abandonSealed } from '@yuheng/kernel/abandon-sealed';
import { callOperation } from '@yuheng/kernel/client';
import { fileKeys } from '@yuheng/kernel/file-keys';
import { Cancelled, followJob } from '@yuheng/kernel/follow-job';
import { makeFolder } from '@yuheng/kernel/make-folder';
import type { ProfileId } from '@yuheng/kernel/profile';
import { isProfile } from '@yuheng/kernel/profiles';
import { openDatabase } from '@yuheng/kernel/store';
import { parseFlags } from '../flags.ts';
import { InputError } from '../input-error.ts';
import { logKey, masterKeyFile } from '../server/key-files.ts';
import { readServerFile, type ServerFile } from '../server/server-file.ts';
import { showProgress } from '../show-progress.ts';
import { both, HOUSE, text } from '../text.ts';
import { UsageError } from '../usage-error.ts';

/**
 * `yuheng keys make --data DIR [--keys FILE] [--profile PROFILE] | list [--data DIR] | rotate [--profile PROFILE] [--data DIR] | abandon (--data DIR | --database-url URL) --yes`:
 * the keys by which secrets are sealed. Those of systems that sign in are `yuheng key`.
 */
export async function keys([part = '', ...args]: readonly string[]): Promise<number> {
  if (!isPart(part)) throw new UsageError('usage.keys');
  const { flags, on } = parseFlags(args, PARTS[part], part === 'abandon' ? ['yes'] : []);
  const { profile } = flags;
  if (profile !== undefined && !isProfile(profile)) throw new UsageError('usage.keys');
  if (part === 'make') {
    if (flags['data'] === undefined) throw new UsageError('usage.keys');
    return await makeKeys(resolve(flags['data']), flags['keys'], profile ?? 'international');
  }
  if (part === 'abandon') return await abandon(flags['data'], flags['database-url'], on.has('yes'));
  const server = await readServerFile(resolve(flags['data'] ?? `${HOUSE}/.yuheng/demo`));
  return part === 'list' ? await listKeys(server) : await rotateKeys(server, profile);
}

/** Flags of each part. */
const PARTS = {
  make: ['data', 'keys', 'profile'],
  list: ['data'],
  rotate: ['data', 'profile'],
  abandon: ['data', 'database-url'],
} as const;

const isPart = (part: string): part is keyof typeof PARTS => Object.hasOwn(PARTS, part);

/** Before the first start: a server makes what is missing, of the international profile. */
async function makeKeys(data: string, given: string | undefined, profile: ProfileId): Promise<number> {
  await makeFolder(data);
  const file = given === undefined ? masterKeyFile(data) : resolve(given);
  const source = fileKeys(file);
  if ((await source.load()) !== null) throw new InputError('keys.exist', { file });
  const signing = await logKey(data, profile);
  if (signing.profile !== profile)
    throw new InputError('keys.other-log-key', { data, profile: signing.profile });
  const { newest } = await source.make(profile);
  console.log(both('keys.made', { file, id: newest.id, profile }));
  return 0;
}

/** Without its keys a house does not start. Of a database that no server works on. */
async function abandon(data: string | undefined, url: string | undefined, sure: boolean): Promise<number> {
  if (!sure || (data === undefined) === (url === undefined)) throw new UsageError('usage.keys');
  const database = await openDatabase(url === undefined ? { data: resolve(data ?? '') } : { url });
  try {
    const { subscriptions = 0, sources = 0, values = 0 } = await abandonSealed(database);
    console.log(both('keys.abandoned', { subscriptions, sources, values }));
    return 0;
  } finally {
    await database.close();
  }
}

interface Listed {
  readonly master: { readonly id: string; readonly profile: string } | null;
  readonly keys: readonly {
    readonly id: string;
    readonly tenant: number;
    readonly purpose: string;
    readonly profile: string;
    readonly master: string;
    readonly madeAt: string;
    readonly supersededAt: string | null;
    readonly endedAt: string | null;
  }[];
}

/** One line each, its columns apart by tabs. */
async function listKeys(server: ServerFile): Promise<number> {
  const { master, keys: all } = (await callOperation(server, 'crypto', 'list-data-keys', {})) as Listed;
  console.error(both('keys.master', { id: master?.id ?? '—', profile: master?.profile ?? '—' }));
  for (const head of Object.values(text('keys.head'))) console.error(head);
  for (const { id, tenant, purpose, profile, master: by, madeAt, supersededAt, endedAt } of all)
    console.log(
      [id, tenant, purpose, profile, by, madeAt, supersededAt, endedAt].map((cell) => cell ?? '-').join('\t'),
    );
  return 0;
}

/** Who leaves before the end only does not hear of it: the job goes on. */
async function rotateKeys(server: ServerFile, profile: ProfileId | undefined): Promise<number> {
  const input = profile === undefined ? {} : { profile };
  const { job } = (await callOperation(server, 'crypto', 'rotate-keys', input)) as { readonly job: string };
  console.error(both('keys.rotating', { job }));
  try {
    const { rows, resealed, broken, ended } = (await followJob(server, job, (progress) => {
      if (progress !== null) showProgress(progress.done, progress.total);
    })) as Readonly<Record<'rows' | 'resealed' | 'broken' | 'ended', number>>;
    if (broken > 0) throw new InputError('keys.broken', { broken, rows, resealed });
    console.log(both('keys.rotated', { rows, resealed, ended }));
    return 0;
  } catch (error) {
    if (error instanceof Cancelled) throw new InputError('keys.cancelled', { job });
    throw error;
  } finally {
    showProgress(1, 1);
  }
}
