import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { ensureConsole } from '@yuheng/console/build';
import type { Actor } from '@yuheng/kernel/actor';
import { fileKeys } from '@yuheng/kernel/file-keys';
import type { KeySource } from '@yuheng/kernel/key-source';
import { parseFlags, parsePort } from '../flags.ts';
import { contextSources } from '../server/context-sources.ts';
import { giveBackMemory } from '../server/give-back-memory.ts';
import { identityProviders } from '../server/identity-providers.ts';
import { keyService } from '../server/key-service.ts';
import { packs } from '../server/packs.ts';
import { runServer } from '../server/run-server.ts';
import { untilStopped } from '../server/until-stopped.ts';
import { tellError } from '../tell-error.ts';
import { both } from '../text.ts';
import { UsageError } from '../usage-error.ts';
import { wholeFlag } from '../whole-flag.ts';
import { KEPT_BASES, keysFile, MOST_BASES } from './backup.ts';

export const DEFAULT_PORT = 4870;

const ADMINISTRATOR: Actor = {
  id: 'user:administrator',
  name: '管理员',
  organisation: null,
  source: 'console',
  roles: ['administrator'],
  synthetic: false,
};

/** `yuheng serve --data DIR --port N [--host H] [--database-url URL] [--auth off] [--contexts FILE] [--keep-history MONTHS] [--history-page N] [--tls-cert FILE --tls-key FILE] [--trust-proxy ADDRESSES] [--policies DIR] [--providers FILE] [--keys FILE | --key-service FILE] [--backup FOLDER] [--backup-keep N] [--backup-keys FILE]` */
export async function serve(args: readonly string[]): Promise<number> {
  const { flags } = parseFlags(args, [
    'data',
    'port',
    'host',
    'database-url',
    'auth',
    'contexts',
    'keep-history',
    'history-page',
    'tls-cert',
    'tls-key',
    'trust-proxy',
    'policies',
    'providers',
    'keys',
    'key-service',
    'backup',
    'backup-keep',
    'backup-keys',
  ]);
  const host = flags['host'] ?? '127.0.0.1';
  const auth = authOf(flags['auth'], host);
  const data = flags['data'];
  if (data === undefined) throw new UsageError('usage.serve');
  const contextsFile = flags['contexts'] ?? process.env['YUHENG_CONTEXTS'];
  const contexts = contextsFile ? await contextSources(resolve(contextsFile)) : null;
  const keepHistoryMonths = wholeOf(flags['keep-history'] ?? process.env['YUHENG_KEEP_HISTORY']);
  const pageOfHistory = wholeOf(flags['history-page'] ?? process.env['YUHENG_HISTORY_PAGE']);
  const { 'tls-cert': cert, 'tls-key': tlsKey } = flags;
  if ((cert === undefined) !== (tlsKey === undefined)) throw new UsageError('usage.tls');
  const proxies = flags['trust-proxy']?.split(',').filter((each) => each !== '');
  if (proxies?.some((each) => isIP(each.split('/')[0] ?? '') === 0))
    throw new UsageError('usage.trust-proxy');
  const providersFile = flags['providers'] ?? process.env['YUHENG_PROVIDERS'];
  const providers = providersFile ? await identityProviders(resolve(providersFile)) : null;
  const policies = flags['policies'] ?? process.env['YUHENG_POLICIES'];
  const keys = await keysOf(flags['keys'], flags['key-service']);
  const databaseUrl = flags['database-url'] ?? process.env['DATABASE_URL'] ?? null;
  const backup = backupOf(flags, databaseUrl);
  const stopped = untilStopped();
  giveBackMemory();
  const server = await runServer({
    data: resolve(data),
    databaseUrl,
    host,
    port: parsePort(flags['port'], DEFAULT_PORT),
    auth,
    packs,
    keepHistoryMonths,
    policies: policies ? resolve(policies) : null,
    providers,
    ...(keys === null ? {} : { keys }),
    ...(pageOfHistory === null ? {} : { pageOfHistory }),
    ...(contexts === null ? {} : { contexts }),
    ...(cert === undefined || tlsKey === undefined
      ? {}
      : { tls: { cert: resolve(cert), key: resolve(tlsKey) } }),
    ...(proxies === undefined ? {} : { proxies }),
    ...(backup === null ? {} : { backup }),
    console: ensureConsole,
    onProgress: (step) => console.log(both(`progress.${step}`)),
  });
  console.log(both('serve.ready', { base: server.base }));
  if (auth) {
    const password = await server.kernel.identity.accounts.hasPassword(ADMINISTRATOR.id);
    const link = `${await signInLink(server, ADMINISTRATOR)}${password ? '' : '&next=/account'}`;
    console.log(both('serve.link', { link }));
  }
  await stopped;
  await server.close();
  console.log(both('serve.stopped'));
  return 0;
}

export async function signInLink(
  server: {
    readonly base: string;
    readonly kernel: { readonly identity: { issueLink(actor: Actor): Promise<string> } };
  },
  actor: Actor,
): Promise<string> {
  return `${server.base}/sign-in?token=${await server.kernel.identity.issueLink(actor)}`;
}

/** Null: in the data folder. A flag is before what the environment says. */
async function keysOf(file?: string, service?: string): Promise<KeySource | null> {
  if (file !== undefined && service !== undefined) throw new UsageError('usage.serve');
  const none = file === undefined && service === undefined;
  const keys = file ?? (none ? process.env['YUHENG_KEYS'] : undefined);
  if (keys) return fileKeys(resolve(keys));
  const asked = service ?? (none ? process.env['YUHENG_KEY_SERVICE'] : undefined);
  return asked ? await keyService(resolve(asked)) : null;
}

function backupOf(flags: Readonly<Record<string, string | undefined>>, databaseUrl: string | null) {
  const { backup: folder, 'backup-keep': keep, 'backup-keys': keys } = flags;
  if (folder === undefined && keep === undefined && keys === undefined) return null;
  if (folder === undefined) throw new UsageError('usage.serve');
  if (databaseUrl !== null) throw new UsageError('usage.backup-outside');
  return {
    folder: resolve(folder),
    keep: keep === undefined ? KEPT_BASES : wholeFlag('backup-keep', keep, 1, MOST_BASES),
    keys: keysFile(keys),
    report: (error: unknown) =>
      error === null ? console.log(both('serve.backup-again')) : void tellError(error, false),
  };
}

/** From 1 to 9999; null: not said. */
function wholeOf(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError('usage.serve');
  return Number(text);
}

function authOf(flag: string | undefined, host: string): boolean {
  if (flag === undefined || flag === 'on') return true;
  if (flag !== 'off') throw new UsageError('usage.auth');
  if (!['127.0.0.1', '::1', 'localhost'].includes(host))
    throw new UsageError('usage.auth-off-loopback', { host });
  return false;
}
