import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { calibrateCase } from '@yuheng/network/calibrate-case';
import { caseFiles } from '@yuheng/network/case-files';
import { readCase } from '@yuheng/network/coverage-case';
import { calibrationText } from '../calibration-text.ts';
import { checkOut } from '../check-out.ts';
import { parseFlags } from '../flags.ts';
import { InputError } from '../input-error.ts';
import { readJson } from '../read-json.ts';
import { both } from '../text.ts';
import { UsageError } from '../usage-error.ts';
import { writeWhole } from '../write-whole.ts';
import { modelNamed } from './network-coverage.ts';

/**
 * `yuheng network calibrate --case FILE --terrain DIR --model itm|p1812|38901 --drive-test FILE --out FILE [--folds N]`:
 * offsets of a model from a drive test, with their hold-out error, as a file that the case can name as its calibration.
 */
export async function networkCalibrate(args: readonly string[]): Promise<number> {
  const { flags } = parseFlags(args, ['case', 'terrain', 'model', 'drive-test', 'out', 'folds']);
  const { case: file, terrain, out, folds } = flags;
  const driveTest = flags['drive-test'];
  const model = modelNamed(flags['model']);
  if (!file || !terrain || !driveTest || !out || model === undefined) throw new UsageError('usage.network');
  const given = readCase(await readJson(file));
  await checkOut(out, [file, terrain, driveTest, ...(await caseFiles(given, dirname(file)))]);
  const measured = { name: driveTest, text: await readMeasured(driveTest) };
  const run = { model, terrain, beside: dirname(file) };
  const { calibration, samples, unknownCells, unpredicted } = await calibrateCase(
    given,
    run,
    measured,
    folds === undefined ? undefined : Number(folds),
  );
  await writeWhole(out, [`${JSON.stringify(calibration, null, 2)}\n`]);
  const { outliers } = calibration;
  console.log(
    both('network.calibration-written', { out, samples, unknown: unknownCells, unpredicted, outliers }),
  );
  console.log(calibrationText(calibration));
  if (calibration.holdOut.rms >= calibration.before.rms) console.log(both('network.calibration-useless'));
  return 0;
}

async function readMeasured(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new InputError('usage.unreadable', { file, reason: (error as Error).message });
  }
}
