import { resolve } from 'node:path';
import { makeBackup } from '@yuheng/kernel/backup';
import { type Restorable, readCatalog, restorables } from '@yuheng/kernel/backup-catalog';
import { type Drill, drill } from '@yuheng/kernel/backup-drill';
import { keepDrill } from '@yuheng/kernel/backup-last-drill';
import type { BackupState } from '@yuheng/kernel/backup-state';
import { callOperation } from '@yuheng/kernel/client';
import { coded } from '../coded.ts';
import { parseFlags } from '../flags.ts';
import { readServerFile } from '../server/server-file.ts';
import { both, HOUSE } from '../text.ts';
import { untilInterrupted } from '../until-interrupted.ts';
import { UsageError } from '../usage-error.ts';
import { wholeFlag } from '../whole-flag.ts';

/** Bases that are kept unless told. */
export const KEPT_BASES = 3;
export const MOST_BASES = 1000;
const LIMIT_SECONDS = 60;
const WEEK_SECONDS = 604_800;

/**
 * `yuheng backup --data DIR --to FOLDER [--keep N] [--backup-keys FILE] [--json]`: backs up a data folder, whether its server runs or not.
 * `yuheng backup list --from FOLDER [--json]`: what can be restored.
 * `yuheng backup drill --data DIR --from FOLDER [--backup-keys FILE] [--rpo SECONDS] [--rto SECONDS] [--json]`: restores beside the server and looks
 * whether all is there. Exit code 1 when it is not, or more is lost or it takes longer than that.
 * `yuheng backup state [--data DIR] [--json]`: how the backup of a running server stands.
 */
export async function backup(args: readonly string[]): Promise<number> {
  const [part, ...rest] = args;
  if (part === 'list') return await list(rest);
  if (part === 'drill') return await rehearse(rest);
  if (part === 'state') return await state(rest);
  const { flags, on } = parseFlags(args, ['data', 'to', 'keep', 'backup-keys']);
  const { data, to, keep } = flags;
  if (data === undefined || to === undefined) throw new UsageError('usage.backup');
  const keys = keysFile(flags['backup-keys']);
  const made = await makeBackup({
    data: resolve(data),
    folder: resolve(to),
    keep: keep === undefined ? KEPT_BASES : wholeFlag('keep', keep, 1, MOST_BASES),
    keys,
  });
  const told =
    keys === null
      ? both('backup.made', words(made))
      : both('backup.made-sealed', { ...words(made), file: keys });
  console.log(on.has('json') ? JSON.stringify(shown(made)) : told);
  return 0;
}

/** File of the master keys by which backups are sealed. */
export const keysFile = (flag: string | undefined): string | null =>
  flag === undefined ? null : resolve(flag);

async function list(args: readonly string[]): Promise<number> {
  const { flags, on } = parseFlags(args, ['from']);
  if (flags['from'] === undefined) throw new UsageError('usage.backup');
  const found = restorables(await readCatalog(resolve(flags['from'])));
  if (on.has('json')) console.log(JSON.stringify({ restorable: found.map(shown) }));
  else if (found.length === 0) console.log(both('backup.list-none'));
  else
    for (const one of found)
      console.log(both(one.base.key === null ? 'backup.list-one' : 'backup.list-sealed', words(one)));
  return 0;
}

async function rehearse(args: readonly string[]): Promise<number> {
  const { flags, on } = parseFlags(args, ['data', 'from', 'rpo', 'rto', 'backup-keys']);
  const { data, from } = flags;
  if (data === undefined || from === undefined) throw new UsageError('usage.backup');
  const limit = (flag: 'rpo' | 'rto'): number => {
    const text = flags[flag];
    return text === undefined ? LIMIT_SECONDS : wholeFlag(flag, text, 1, WEEK_SECONDS);
  };
  const limits = { rpo: limit('rpo'), rto: limit('rto') };
  const found = await untilInterrupted('backup.interrupted', (signal) =>
    drill(resolve(data), resolve(from), { keys: keysFile(flags['backup-keys']), signal }),
  );
  await keepDrill(resolve(from), found);
  const within = found.rpo <= limits.rpo && found.rto <= limits.rto;
  if (on.has('json')) console.log(JSON.stringify({ ...found, limits, within }));
  else tell(found, limits, within);
  return found.holds && within ? 0 : 1;
}

async function state(args: readonly string[]): Promise<number> {
  const { flags, on } = parseFlags(args, ['data']);
  const server = await readServerFile(resolve(flags['data'] ?? `${HOUSE}/.yuheng/demo`));
  const { backup: found } = (await callOperation(server, 'backup', 'read-state', {})) as {
    readonly backup: BackupState | null;
  };
  if (on.has('json')) console.log(JSON.stringify({ backup: found }));
  else if (found === null) console.log(both('backup.state-none'));
  else {
    const { base, reach, lag, encrypted, drill: last } = found;
    const how = encrypted ? 'backup.state-encrypted' : 'backup.state-open';
    console.log(both(how, { base: base ?? '—', reach: reach ?? '—', lag: lag ?? '—' }));
    if (last === null) console.log(both('backup.state-no-drill'));
    else {
      const [rpo, rto] = [last.rpo.toFixed(1), last.rto.toFixed(1)];
      console.log(
        both(last.holds ? 'backup.state-drill' : 'backup.state-drill-broken', { at: last.at, rpo, rto }),
      );
    }
  }
  return found === null ? 1 : 0;
}

function tell(found: Drill, limits: { readonly rpo: number; readonly rto: number }, within: boolean): void {
  const { at, moment, lost, seconds, faults } = found;
  const [rpo, rto] = [found.rpo.toFixed(1), found.rto.toFixed(1)];
  const [copy, recover, check, walk] = [seconds.copy, seconds.recover, seconds.check, seconds.walk].map(
    (one) => one.toFixed(1),
  ) as [string, string, string, string];
  console.log(both('backup.drill-at', { at, moment, rpo, lost }));
  console.log(both('backup.drill-times', { rto, copy, recover, check, walk }));
  for (const { name, restored, original, root } of found.logs) {
    const values = { restored, original, root };
    console.log(
      name === null
        ? both('backup.drill-log-house', values)
        : both('backup.drill-log', { ...values, tenant: name }),
    );
  }
  if (found.holds) console.log(both('backup.drill-holds'));
  else console.error(coded('cli.backup.drill-broken', both('backup.drill-broken', { faults })));
  const over = { rpo, rpoLimit: limits.rpo, rto, rtoLimit: limits.rto };
  if (!within) console.error(coded('cli.backup.drill-slow', both('backup.drill-slow', over)));
}

function shown({ base, from, until }: Restorable) {
  return { base: base.name, from, until, bytes: base.bytes, heads: base.heads };
}

function words({ base, from, until }: Restorable) {
  return { base: base.name, from, until, megabytes: Math.round(base.bytes / 1e6) };
}
