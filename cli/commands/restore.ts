import { resolve } from 'node:path';
import { restore as restoreFolder } from '@yuheng/kernel/backup-restore';
import { coded } from '../coded.ts';
import { parseFlags } from '../flags.ts';
import { InputError } from '../input-error.ts';
import { both } from '../text.ts';
import { untilInterrupted } from '../until-interrupted.ts';
import { UsageError } from '../usage-error.ts';
import { keysFile } from './backup.ts';

/** `yuheng restore --from FOLDER --to DIR [--at TIME] [--backup-keys FILE] [--json]`: a data folder from its backups. Exit code 1 also when the log does not hold. */
export async function restore(args: readonly string[]): Promise<number> {
  const { flags, on } = parseFlags(args, ['from', 'to', 'at', 'backup-keys']);
  const { from, to, at } = flags;
  if (from === undefined || to === undefined) throw new UsageError('usage.restore');
  const folder = resolve(to);
  const moment = at === undefined ? null : momentIn(at);
  const restored = await untilInterrupted('restore.interrupted', (signal) =>
    restoreFolder({
      folder: resolve(from),
      to: folder,
      at: moment,
      keys: keysFile(flags['backup-keys']),
      signal,
    }),
  );
  const { logs, lastCommit, seconds } = restored;
  const faults = logs.faults.length + logs.differing.length;
  if (on.has('json')) console.log(JSON.stringify({ ...restored, to: folder, holds: faults === 0 }));
  else {
    const took = (seconds.copy + seconds.recover + seconds.check).toFixed(1);
    const entries = logs.heads.reduce((sum, { size }) => sum + size, 0);
    console.log(
      both('restore.done', {
        moment: restored.moment,
        seconds: took,
        folder,
        last: lastCommit ?? '—',
        entries,
      }),
    );
    if (faults > 0)
      console.error(coded('cli.restore.log-broken', both('restore.log-broken', { faults, folder })));
  }
  return faults === 0 ? 0 : 1;
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/;

/** @throws InputError restore.bad-time */
function momentIn(text: string): string {
  const at = MOMENT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new InputError('restore.bad-time', { at: text });
  return new Date(at).toISOString();
}
