import { dirname, extname } from 'node:path';
import { caseFiles } from '@yuheng/network/case-files';
import { exportExposure, isExposureFormat } from '@yuheng/network/export-exposure';
import { type ExposedCase, exposeCase } from '@yuheng/network/expose-case';
import { readExposureCase } from '@yuheng/network/exposure-case';
import { checkOut } from '../check-out.ts';
import { parseFlags } from '../flags.ts';
import { readJson } from '../read-json.ts';
import { both } from '../text.ts';
import { UsageError } from '../usage-error.ts';
import { writeWhole } from '../write-whole.ts';

/**
 * `yuheng network exposure --case FILE --out FILE`: the electromagnetic exposure about the sites of a case, written as CSV
 * or GeoJSON by the ending of the output's name.
 */
export async function networkExposure(args: readonly string[]): Promise<number> {
  const { flags } = parseFlags(args, ['case', 'out']);
  const { case: file, out } = flags;
  const format = extname(out ?? '')
    .slice(1)
    .toLowerCase();
  if (!file || !out) throw new UsageError('usage.network');
  if (!isExposureFormat(format)) throw new UsageError('usage.exposure-out', { out });
  const given = readExposureCase(await readJson(file));
  await checkOut(out, [file, ...(await caseFiles(given, dirname(file)))]);
  const exposed = await exposeCase(given, dirname(file));
  await writeWhole(out, exportExposure(exposed, format));
  tell(exposed, out);
  return 0;
}

function tell({ assessment: { emitters, places }, share, duty }: ExposedCase, out: string): void {
  const broken = places.filter(({ kept }) => !kept);
  console.log(
    both('network.exposed', { out, antennas: emitters.length, places: places.length, broken: broken.length }),
  );
  const worst = places.reduce<(typeof places)[number] | undefined>(
    (most, place) => (most !== undefined && most.ratio >= place.ratio ? most : place),
    undefined,
  );
  if (worst !== undefined)
    console.log(both('network.exposed-most', { id: worst.id, ratio: percent(worst.ratio) }));
  const exempt = emitters.filter(({ emitter }) => emitter.exempt).length;
  if (exempt > 0) console.log(both('network.exposure-exempt', { exempt, antennas: emitters.length }));
  console.log(both('network.exposure-assumed', { share: percent(share), duty: percent(duty) }));
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
