import { createWriteStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CoveredCase, coverCase } from '@yuheng/network/cover-case';
import { readCase } from '@yuheng/network/coverage-case';
import { exportCoverage, isExportFormat } from '@yuheng/network/export-coverage';
import { parseFlags } from '../flags.ts';
import { InputError } from '../input-error.ts';
import { showProgress } from '../show-progress.ts';
import { both } from '../text.ts';
import { UsageError } from '../usage-error.ts';

const models = ['itm', 'p1812', '38901'] as const;
const mostWorkers = 64;

/**
 * `yuheng network coverage --case FILE --terrain DIR --model itm|p1812|38901 --out FILE [--workers N]`: what the sites of
 * a case cover, written as GeoTIFF, CSV, GeoJSON or KML by the ending of the output's name. Interrupting leaves no file.
 */
export async function networkCoverage(args: readonly string[]): Promise<number> {
  const { flags, rest } = parseFlags(args, ['case', 'terrain', 'model', 'out', 'workers'], [], 1);
  const { case: file, terrain, out } = flags;
  const model = models.find((name) => name === flags['model']);
  const workers = Number(flags['workers'] ?? 2);
  const format = extname(out ?? '')
    .slice(1)
    .toLowerCase();
  if (rest[0] !== 'coverage' || !file || !terrain || !out || model === undefined)
    throw new UsageError(both('usage.network'));
  if (!Number.isInteger(workers) || workers < 0 || workers > mostWorkers)
    throw new UsageError(both('usage.workers', { most: mostWorkers }));
  if (!isExportFormat(format)) throw new UsageError(both('usage.network-out', { out }));
  const given = readCase(await readJson(file));
  const stop = new AbortController();
  const interrupt = () => stop.abort(new InputError(both('network.interrupted')));
  process.once('SIGINT', interrupt);
  try {
    const covered = await coverCase(given, {
      model,
      terrain,
      beside: dirname(file),
      workers,
      signal: stop.signal,
      onProgress: (share) => showProgress(Math.round(100 * share), 100),
    });
    await write(out, exportCoverage(covered, format));
    tell(covered, out);
  } finally {
    process.off('SIGINT', interrupt);
  }
  return 0;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new InputError(both('usage.unreadable', { file, reason: (error as Error).message }));
  }
}

/** Beside the place first: a file that bears the name asked for is a whole one. */
async function write(out: string, pieces: Iterable<Uint8Array | string>): Promise<void> {
  const part = `${out}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part));
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    const { code = '', message } = error as { code?: string; message: string };
    if (code === '') throw error;
    throw new InputError(both('usage.unwritable', { file: out, reason: message }));
  }
}

function tell({ coverage, files, buildings }: CoveredCase, out: string): void {
  const { level, gap } = coverage.rasters();
  const count = (why: number) => gap.reduce((sum, value) => sum + (value === why ? 1 : 0), 0);
  console.log(
    both('network.covered', {
      out,
      pixels: level.length,
      served: count(0),
      holes: count(1),
      unknown: count(2),
      unheard: count(3),
    }),
  );
  console.log(both('network.terrain', { files: files.join(', ') }));
  if (buildings !== undefined) console.log(both('network.buildings', { ...buildings }));
  console.log(both('network.uncalibrated'));
}
