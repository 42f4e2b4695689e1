import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { callOperation } from '@yuheng/kernel/client';
import { Cancelled, followJob } from '@yuheng/kernel/follow-job';
import { parseFlags } from '../flags.ts';
import { InputError } from '../input-error.ts';
import { readServerFile, type ServerFile } from '../server/server-file.ts';
import { showProgress } from '../show-progress.ts';
import { HOUSE } from '../text.ts';
import { UsageError } from '../usage-error.ts';

/**
 * `yuheng call [PACK OPERATION [--input JSON] [--body FILE] [--wait]] [--data DIR]`: any operation; without names, lists
 * them all. With `--wait`, what answers a job is followed until that ends, and its result is told; who leaves before only
 * does not hear of it.
 */
export async function call(args: readonly string[]): Promise<number> {
  const { flags, on, rest } = parseFlags(args, ['data', 'input', 'body'], ['wait'], 3);
  const server = await readServerFile(resolve(flags['data'] ?? `${HOUSE}/.yuheng/demo`));
  const [pack, name, ...more] = rest;
  if (pack === undefined) return listOperations(server);
  if (name === undefined || more.length > 0) throw new UsageError('usage.call');
  const body = flags['body'] === undefined ? undefined : await bytesOf(flags['body']);
  const answer = await callOperation(server, pack, name, inputOf(flags['input']), body);
  if (answer instanceof Blob) {
    process.stdout.write(new Uint8Array(await answer.arrayBuffer()));
    return 0;
  }
  const job = on.has('wait') ? jobOf(answer) : null;
  const told = job === null ? answer : await resultOf(server, job);
  console.log(JSON.stringify(told, null, 2));
  return 0;
}

function jobOf(answer: unknown): string | null {
  const { job } = (answer ?? {}) as { readonly job?: unknown };
  return typeof job === 'string' ? job : null;
}

/** @throws InputError where somebody cancels the job, ProblemError where it fails */
async function resultOf(server: ServerFile, job: string): Promise<unknown> {
  try {
    return await followJob(server, job, (progress) => {
      if (progress !== null) showProgress(progress.done, progress.total);
    });
  } catch (error) {
    if (error instanceof Cancelled) throw new InputError('call.cancelled');
    throw error;
  } finally {
    showProgress(1, 1);
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: unknown) => {
    throw new UsageError('usage.unreadable', { file, reason: (error as { code?: string }).code ?? '' });
  });
}

function inputOf(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  try {
    const input: unknown = JSON.parse(text);
    if (typeof input === 'object' && input !== null && !Array.isArray(input))
      return input as Record<string, unknown>;
  } catch {
    // told below, together with JSON that is not an object
  }
  throw new UsageError('usage.call-input');
}

async function listOperations(server: ServerFile): Promise<number> {
  const response = await fetch(`${server.base}/openapi.json`);
  const { paths } = (await response.json()) as {
    paths: Record<string, Record<string, { summary: string; 'x-summary-zh-CN': string }>>;
  };
  for (const [path, methods] of Object.entries(paths)) {
    const [operation] = Object.values(methods);
    const [, , pack, name] = path.split('/');
    console.log(`${pack} ${name}\t${operation?.['x-summary-zh-CN']} · ${operation?.summary}`);
  }
  return 0;
}
