import { text } from './text.ts';

/** The text of each command's help; a part of a command has its own where it stands here. */
const helps: Readonly<Record<string, string>> = {
  serve: 'help.serve',
  demo: 'help.demo',
  'sign-in': 'help.sign-in',
  key: 'help.key',
  keys: 'help.keys',
  policy: 'help.policy',
  call: 'help.call',
  plan: 'help.plan',
  network: 'help.network',
  'network coverage': 'help.network.coverage',
  'network calibrate': 'help.network.calibrate',
  'network exposure': 'help.network.exposure',
  'network plan': 'help.network.plan',
  'network select': 'help.network.select',
  verify: 'help.verify',
  backup: 'help.backup',
  restore: 'help.restore',
  check: 'help.check',
  bench: 'help.bench',
};

/**
 * What a command does and how it is called, where `--help` or `-h` is among its words, also behind the name of a part
 * (`network coverage --help`); null where nobody asks.
 */
export function helpFor(command: string, args: readonly string[]): string | null {
  if (!args.some((word) => word === '--help' || word === '-h')) return null;
  const key = [`${command} ${args[0]}`, command].find((name) => Object.hasOwn(helps, name));
  return key === undefined ? null : helpText(helps[key] ?? '');
}

/** A text of several lines, first in Chinese, then in English: whoever stands at the terminal can read it. */
export function helpText(key = 'help'): string {
  return Object.values(text(key)).join('\n\n');
}
