import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withInstallLock } from './install-lock.mjs';
import { isInstalled } from './is-installed.mjs';
import { both, fault } from './say.mjs';

/**
 * The versions of package-lock.json, without scripts: nothing that we need has one, and none should run unasked.
 * Not `npm ci`: that refuses a lock file that lacks the optional packages of some other platform, as a registry
 * without them makes it, and deletes what other processes of this clone are running from.
 */
const npmArgs = [
  'install',
  '--no-save',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--include=dev',
  '--include=optional',
  '--loglevel=error',
];

/**
 * Installs the dependencies of the clone unless they are there.
 * @param {string} root
 * @returns {Promise<number>} 0, or the exit code to end with (the reason was told)
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return 0;
  return await withInstallLock(
    join(root, '.yuheng'),
    async (holdAlso) => (isInstalled(root) ? 0 : await install(root, holdAlso)),
    (pid) => console.error(both('install.waiting', { pid })),
  );
}

/** @param {string} root @param {(pid: number) => void} holdAlso */
async function install(root, holdAlso) {
  console.error(both('install.start'));
  forgetInstalled(root);
  const started = performance.now();
  const [program, ...args] = npmCommand();
  const npm = spawn(program, [...args, ...npmArgs], {
    cwd: root,
    env: ownEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (npm.pid !== undefined) holdAlso(npm.pid);
  let said = '';
  npm.stderr.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-4000);
  });
  /** @type {NodeJS.Signals | undefined} */
  let interrupted;
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    interrupted = signal;
    npm.kill(signal);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const ticker = process.stderr.isTTY
    ? setInterval(() => process.stderr.write(`\r${seconds()} s `), 1000)
    : undefined;
  try {
    const [code, signal] = await once(npm, 'close');
    if (ticker !== undefined) process.stderr.write('\r');
    if (interrupted !== undefined) return interrupted === 'SIGINT' ? 130 : 143;
    if (code === 0) {
      console.error(both('install.done', { seconds: seconds() }));
      return 0;
    }
    console.error(fault('install.failed', { reason: reasonIn(said) ?? `npm install: ${signal ?? code}` }));
  } catch (error) {
    const missing = /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT';
    console.error(missing ? fault('install.no-npm') : fault('install.failed', { reason: String(error) }));
  } finally {
    clearInterval(ticker);
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
  return 3;
}

/**
 * From here on the installation counts as broken until npm has finished; one that was broken before is begun anew,
 * because npm takes a half-written package for a whole one.
 * @param {string} root
 */
function forgetInstalled(root) {
  const modules = join(root, 'node_modules');
  const list = join(modules, '.package-lock.json');
  rmSync(existsSync(list) ? list : modules, { recursive: true, force: true });
}

/** npm as it was called, else the one on PATH. @returns {[string, ...string[]]} */
function npmCommand() {
  const script = process.env.npm_execpath ?? '';
  return basename(script) === 'npm-cli.js' ? [process.execPath, script] : ['npm'];
}

/** Without the settings of the `npm run` that we are in: its flags were not meant for the installation. */
function ownEnvironment() {
  const flags = new Set(['npm_config_port', 'npm_config_data', 'npm_config_still', 'npm_config_only']);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !flags.has(name)));
}

/** What npm gives as the reason: its first error line that is no bare code. @param {string} said */
function reasonIn(said) {
  const lines = said.split('\n').flatMap((line) => /^npm (?:error|ERR!) (.+)$/.exec(line)?.[1] ?? []);
  const code = lines.find((line) => line.startsWith('code '))?.slice(5);
  const text = lines.find((line) => !/^(?:code|errno|syscall|path|A complete log)\b/.test(line));
  return [code, text].filter((part) => part !== undefined).join(': ') || undefined;
}
