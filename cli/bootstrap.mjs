// What `npm run demo`, `npm test`, `npm run bench` and `npm run check` begin with, on any Node.js from 20 on and with
// nothing installed: installs the dependencies if they are not there, then runs the command with a Node.js that can.
// Exit codes: those of the command; 2 wrong usage; 3 the installation failed or there is no fitting Node.js.
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './runtime/install.mjs';
import { runNode } from './runtime/run-node.mjs';
import { fault } from './runtime/say.mjs';
import { swallowedFlags } from './runtime/swallowed-flags.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/** @param {readonly string[]} argv */
async function bootstrap([command = '', ...args]) {
  if (!['demo', 'test', 'bench', 'check'].includes(command)) {
    console.error(fault('usage'));
    return 2;
  }
  const swallowed = swallowedFlags(command, args, process.env);
  if (swallowed !== undefined) {
    console.error(fault('flags.swallowed', swallowed));
    return 2;
  }
  const failed = await ensureInstalled(root);
  if (failed !== 0) return failed;
  return command === 'test'
    ? await runNode(file('test-run.ts'), args)
    : await runNode(file('yuheng.ts'), [command, ...args]);
}

process.exitCode = await bootstrap(process.argv.slice(2));
