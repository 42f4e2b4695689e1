import { createHash } from 'node:crypto';
import { createServer as createHttp } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Actor } from '@yuheng/kernel/actor';
import { startBackupKeeper } from '@yuheng/kernel/backup-keeper';
import { dropSlots } from '@yuheng/kernel/backup-slots';
import type { ContextSources } from '@yuheng/kernel/contexts';
import { fileKeys } from '@yuheng/kernel/file-keys';
import type { ProvidersSettings } from '@yuheng/kernel/identity-providers';
import type { Kernel } from '@yuheng/kernel/kernel';
import type { KeySource } from '@yuheng/kernel/key-source';
import { makeFolder } from '@yuheng/kernel/make-folder';
import { openKernel } from '@yuheng/kernel/open-kernel';
import type { Pack } from '@yuheng/kernel/pack';
import { Problem } from '@yuheng/kernel/problem';
import { createServer } from '@yuheng/kernel/server';
import { openDatabase } from '@yuheng/kernel/store';
import { tellError } from '../tell-error.ts';
import { logKey, masterKeyFile } from './key-files.ts';
import { removeServerFile, writeServerFile } from './server-file.ts';
import { followTlsFiles, readTlsFiles, type TlsFiles } from './tls-files.ts';

export interface RunOptions {
  /** Data folder: the embedded database, and how other commands find this server. */
  readonly data: string;
  /** PostgreSQL that others run, instead of the embedded one. */
  readonly databaseUrl: string | null;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly auth: boolean;
  /** HTTPS by these files, which are read again when they change; HTTP without them. */
  readonly tls?: TlsFiles;
  /** Addresses of proxies that may say for whom they ask. */
  readonly proxies?: readonly string[];
  readonly packs: readonly Pack[];
  /** From where contexts of JSON-LD may come besides the core's and the packs'; nowhere unless told. */
  readonly contexts?: ContextSources;
  /** Whole months that history is kept besides this one; for ever unless told. */
  readonly keepHistoryMonths?: number | null;
  /** Who keeps the master keys; the file `master.key` in the data folder unless told. */
  readonly keys?: KeySource;
  /** Folder of policies that the house adds; none unless told. */
  readonly policies?: string | null;
  /** Outside providers by which people sign in; none unless told. */
  readonly providers?: ProvidersSettings | null;
  /** Instances of the past that one answer holds; 1000 unless told. */
  readonly pageOfHistory?: number;
  /** Keeps a backup of the embedded database up to date; nothing is kept unless told. */
  readonly backup?: {
    readonly folder: string;
    /** Bases that are kept. */
    readonly keep: number;
    /** File of the master keys by which it is encrypted; null: it is not. */
    readonly keys: string | null;
    /** Is told of what goes wrong, and null once it goes well again. */
    readonly report: (error: unknown) => void;
  };
  /** Folder of the built console; asked once the database is open, so that both are made ready together. */
  readonly console: () => Promise<string | null>;
  readonly onProgress?: (step: string) => void;
}

export interface RunningServer {
  readonly base: string;
  readonly kernel: Kernel;
  close(): Promise<void>;
}

/** Who the other commands on this machine are; one for each data folder, for servers on one database do not share keys. */
function localActor(data: string): Actor {
  const folder = createHash('sha256').update(data).digest('hex').slice(0, 8);
  return {
    id: `key:local-${folder}`,
    name: 'local',
    organisation: null,
    source: 'cli',
    roles: ['administrator'],
    synthetic: false,
  };
}

/**
 * Starts a whole server: database, packs, routes; follows the facts; listens.
 * @throws Problem of the store, http.port-taken, http.port-forbidden, http.bad-host; what was started until then is stopped again
 */
export async function runServer(options: RunOptions): Promise<RunningServer> {
  const { data, databaseUrl, host, port, onProgress } = options;
  await makeFolder(data);
  const database = await openDatabase({
    ...(databaseUrl === null ? { data } : { url: databaseUrl }),
    ...(onProgress ? { onProgress } : {}),
  });
  const stops: (() => Promise<unknown>)[] = [() => database.close()];
  const close = async (): Promise<void> => {
    for (const stop of stops.splice(0).toReversed())
      await stop().catch((error: unknown) => console.error(error));
  };
  try {
    let backup: { stop(): Promise<void> } | null = null;
    // Behind the kernel: what is written last is fetched as well.
    stops.push(async () => backup?.stop());
    onProgress?.('packs');
    const kernel = await openKernel({
      database,
      packs: options.packs,
      logKey: await logKey(data),
      keys: options.keys ?? fileKeys(masterKeyFile(data)),
      policies: options.policies ?? null,
      providers: options.providers ?? null,
      keepHistoryMonths: options.keepHistoryMonths ?? null,
      ...(options.pageOfHistory === undefined ? {} : { pageOfHistory: options.pageOfHistory }),
      ...(options.contexts ? { contexts: { sources: options.contexts } } : {}),
      // Without accounts only this machine can ask, and what it asks for may be on this machine.
      outbound: { allow: options.contexts?.allow ?? [], private: !options.auth },
    });
    stops.push(() => kernel.close());
    if (options.backup) {
      kernel.backups.follow(options.backup.folder);
      backup = await startBackupKeeper({ ...options.backup, data, url: database.url }, options.backup.report);
    }
    if (databaseUrl === null) await dropSlots(database, options.backup?.folder ?? null);
    let ready = false;
    const app = await createServer({
      kernel,
      auth: options.auth,
      consoleFolder: await options.console(),
      isReady: () => ready,
      ...(options.tls ? { tls: await readTlsFiles(options.tls) } : {}),
      ...(options.proxies ? { proxies: options.proxies } : {}),
    });
    stops.push(() => app.close());
    const base = await app.listen({ host, port }).catch((error: unknown) => {
      throw listenProblem(error, host, port);
    });
    const key = await kernel.identity.issueKey(localActor(data));
    if (options.tls) {
      const server = app.server as unknown as HttpsServer;
      const use = (pair: { readonly cert: string; readonly key: string }): void =>
        server.setSecureContext(pair);
      stops.push(followTlsFiles(options.tls, use, (error) => tellError(error, false)));
    }
    const near = options.tls ? await listenNearby(app, stops) : base;
    await writeServerFile(data, { base: near, open: base, key, pid: process.pid });
    stops.push(() => removeServerFile(data));
    await kernel.measures.start();
    await kernel.jobs.start(kernel);
    kernel.cases.start();
    for (const keeper of options.packs.flatMap(({ keepers }) => keepers))
      stops.push(await keeper.start(kernel, console.error));
    ready = true;
    return { base, kernel, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The commands of this machine do not know the certificate's name: they come over loopback, by a port of their own, and
 * with the key that only the owner of the data can read.
 */
async function listenNearby(
  app: Pick<Awaited<ReturnType<typeof createServer>>, 'routing'>,
  stops: (() => Promise<unknown>)[],
): Promise<string> {
  const server = createHttp((request, response) => app.routing(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  stops.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function listenProblem(error: unknown, host: string, port: number): unknown {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') return new Problem('http.port-taken', { port });
  if (code === 'EACCES') return new Problem('http.port-forbidden', { port });
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(code ?? ''))
    return new Problem('http.bad-host', { host });
  return error;
}
