import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether node_modules holds what package-lock.json names. npm writes what it has installed to
 * `node_modules/.package-lock.json` as its last step, so that file is missing after a broken installation and differs
 * after package-lock.json has changed; whoever ran npm themselves need not install again.
 * @param {string} root
 */
export function isInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const found = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || found === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    // Optional packages are left out where they do not fit the platform.
    if (!path.startsWith('node_modules/') || entry.optional === true || entry.devOptional === true)
      return true;
    const installed = found[path];
    return (
      installed !== undefined &&
      installed.version === entry.version &&
      installed.integrity === entry.integrity
    );
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
