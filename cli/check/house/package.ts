/** A package.json of the repository, as far as imports care. */
export interface Package {
  readonly name: string;
  /** From the root of the repository; '' for the root's own. */
  readonly folder: string;
  /** Subpath (`.`, `./facts`, `./ui/*`) -> file from the root of the repository. */
  readonly exports: ReadonlyMap<string, string>;
  readonly dependencies: ReadonlySet<string>;
}

/** Text that is no package.json object answers null. */
export function parsePackage(path: string, text: string): Package | null {
  const json = parseObject(text);
  if (!json || typeof json['name'] !== 'string') return null;
  const folder = path.slice(0, -'package.json'.length).replace(/\/$/, '');
  const exports = new Map<string, string>();
  const declared = json['exports'];
  if (typeof declared === 'string') exports.set('.', inFolder(folder, declared));
  for (const [subpath, target] of Object.entries(asObject(declared)))
    if (typeof target === 'string') exports.set(subpath, inFolder(folder, target));
  const dependencies = [
    'dependencies',
    'devDependencies',
    'optionalDependencies',
    'peerDependencies',
  ].flatMap((field) => Object.keys(asObject(json[field])));
  return { name: json['name'], folder, exports, dependencies: new Set(dependencies) };
}

/** The file behind an exported subpath; null where the package does not export it. */
export function exportedFile(to: Package, subpath: string): string | null {
  const exact = to.exports.get(subpath);
  if (exact !== undefined) return exact;
  for (const [pattern, target] of to.exports) {
    const [before, after] = pattern.split('*');
    if (before === undefined || after === undefined) continue;
    if (!subpath.startsWith(before) || !subpath.endsWith(after)) continue;
    if (subpath.length <= before.length + after.length) continue;
    return target.replace('*', subpath.slice(before.length, subpath.length - after.length));
  }
  return null;
}

function inFolder(folder: string, target: string): string {
  const path = target.replace(/^\.\//, '');
  return folder === '' ? path : `${folder}/${path}`;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
