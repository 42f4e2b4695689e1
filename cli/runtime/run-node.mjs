import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { findNode } from './find-node.mjs';
import { fault } from './say.mjs';

/**
 * Ctrl-C reaches us from the terminal and once more from npm: what comes so soon after is the same wish.
 * @param {number | undefined} before milliseconds, as `now`: when the signal came last
 * @param {number} now
 */
export function isSameWish(before, now) {
  return before !== undefined && now - before < 300;
}

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a TypeScript file with a Node.js that can, as if it were this process: same terminal, same signals, same exit
 * code. It gets a process group of its own, so that a signal to ours reaches it once, from us; and it ends in order
 * if we are killed (`end-with-parent.mjs`).
 * @param {string} file
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code; 3 where no Node.js was found
 */
export async function runNode(file, args) {
  const node = findNode();
  if (node === undefined) {
    const platform = `${process.platform}-${process.arch}`;
    console.error(fault('node.missing', { version: process.versions.node, platform }));
    return 3;
  }
  const child = spawn(
    node,
    ['--import', new URL('end-with-parent.mjs', import.meta.url).href, file, ...args],
    {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, YUHENG_PARENT: String(process.pid) },
      detached: true,
    },
  );
  /** @type {Map<string, number>} */
  const heard = new Map();
  for (const signal of signals) {
    process.on(signal, () => {
      const now = performance.now();
      if (!isSameWish(heard.get(signal), now)) child.kill(signal);
      heard.set(signal, now);
    });
  }
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}
