import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether Debian's `splat` is installed. */
export function hasSplat(): boolean {
  return spawnSync('splat', [], { stdio: 'ignore' }).error === undefined;
}

/**
 * CPU seconds of `splat` over the Calgary case: it reads its pages, sweeps with the Longley–Rice model and writes an image.
 * @param folder with the four pages; splat writes into it
 * @param reach km; a small one leaves only reading and writing
 */
export function splatSeconds(folder: string, reach: number): number {
  // Height in feet; ground, air, MHz, climate, polarisation, shares of situations and time, ERP in W.
  writeFileSync(join(folder, 'tx.qth'), 'tx\n51.102167\n114.098667\n2.0\n');
  writeFileSync(join(folder, 'tx.lrp'), '15\n0.005\n301\n907\n5\n1\n0.95\n0.95\n0.1\n');
  const asked = `-t tx.qth -L 1.0 -R ${reach} -metric -olditm -dbm -gc 1.0 -db -130 -o out.ppm -d .`;
  const { stdout, status } = spawnSync('sh', ['-c', `splat ${asked} >splat.log 2>&1; times`], {
    cwd: folder,
    encoding: 'utf8',
  });
  const children = /\n(\d+)m([\d.]+)s (\d+)m([\d.]+)s/.exec(stdout);
  if (status !== 0 || children === null) throw new Error(`splat: ${status} ${stdout}`);
  const [minutes = 0, seconds = 0, systemMinutes = 0, systemSeconds = 0] = children.slice(1).map(Number);
  return 60 * (minutes + systemMinutes) + seconds + systemSeconds;
}
