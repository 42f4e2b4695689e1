import { dirname, extname } from 'node:path';
import { caseFiles } from '@yuheng/network/case-files';
import { type CoveredCase, coverCase } from '@yuheng/network/cover-case';
import { readCase } from '@yuheng/network/coverage-case';
import { exportCoverage, isExportFormat } from '@yuheng/network/export-coverage';
import { calibrationText } from '../calibration-text.ts';
import { checkOut } from '../check-out.ts';
import { parseFlags } from '../flags.ts';
import { readJson } from '../read-json.ts';
import { refuseTerrainFolder } from '../refuse-terrain-folder.ts';
import { showProgress } from '../show-progress.ts';
import { both } from '../text.ts';
import { untilInterrupted } from '../until-interrupted.ts';
import { UsageError } from '../usage-error.ts';
import { writeWhole } from '../write-whole.ts';

const models = ['itm', 'p1812', '38901'] as const;
const mostWorkers = 64;

export function modelNamed(name: string | undefined): (typeof models)[number] | undefined {
  return models.find((model) => model === name);
}

/**
 * `yuheng network coverage --case FILE --terrain DIR --model itm|p1812|38901 --out FILE [--workers N]`: what the sites of
 * a case cover, written as GeoTIFF, CSV, GeoJSON, KML or PMTiles by the ending of the output's name. Interrupting leaves no file.
 */
export async function networkCoverage(args: readonly string[]): Promise<number> {
  const { flags } = parseFlags(args, ['case', 'terrain', 'model', 'out', 'workers']);
  const { case: file, terrain, out } = flags;
  const model = modelNamed(flags['model']);
  const asked = flags['workers'] ?? '2';
  const workers = /^\d{1,2}$/.test(asked) ? Number(asked) : Number.NaN;
  const format = extname(out ?? '')
    .slice(1)
    .toLowerCase();
  if (!file || !terrain || !out || model === undefined) throw new UsageError('usage.network.coverage');
  if (!(workers <= mostWorkers)) throw new UsageError('usage.workers', { most: mostWorkers });
  if (!isExportFormat(format)) throw new UsageError('usage.network-out', { out });
  await refuseTerrainFolder(out, terrain);
  const given = readCase(await readJson(file));
  await checkOut(out, [file, terrain, ...(await caseFiles(given, dirname(file)))]);
  await untilInterrupted('network.interrupted', async (signal) => {
    const covered = await coverCase(given, {
      model,
      terrain,
      beside: dirname(file),
      workers,
      signal,
      onProgress: (share) => showProgress(Math.round(100 * share), 100),
    });
    await writeWhole(out, exportCoverage(covered, format));
    tell(covered, out);
  });
  return 0;
}

function tell({ coverage, files, buildings, calibration }: CoveredCase, out: string): void {
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
  console.log(calibration === undefined ? both('network.uncalibrated') : calibrationText(calibration));
}
