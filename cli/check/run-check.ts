import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { coded } from '../coded.ts';
import { type Inspection, inspectHouse } from './check-house.ts';
import type { Finding } from './finding.ts';
import { chooseLanguage, type Say, wording } from './wording.ts';

/** Where a command writes to: the process, or what a test reads. */
export interface Output {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/**
 * `yuheng check [--lang zh|en] [ROOT]`: prints every finding as `file:line rule message`, grouped by part, and one
 * line of summary. Exit code 0: none; 1: some; 2: wrong usage.
 */
export async function runCheck(args: readonly string[], out: Output = process): Promise<number> {
  const asked = parse(args);
  const language = chooseLanguage(asked?.lang, process.env);
  const say = await wording(language);
  if (!asked) {
    out.stderr.write(`${coded('cli.check.usage', say('check.usage'))}\n`);
    return 2;
  }
  const root = resolve(asked.root ?? resolve(import.meta.dirname, '..', '..'));
  const inspection = await inspectHouse(root, language);
  out.stdout.write(report(inspection, say));
  return inspection.findings.length === 0 ? 0 : 1;
}

/** The whole report as text. */
export function report({ findings, files, packs, median }: Inspection, say: Say): string {
  const groups = Map.groupBy(findings, ({ file }) => file.split('/')[0] ?? '');
  const lines = [...groups].flatMap(([part, group]) => [
    `${part} (${group.length})`,
    ...group.toSorted(byPlace).map(({ file, line, rule, message }) => `  ${file}:${line} ${rule} ${message}`),
  ]);
  lines.push(say('check.summary', { findings: findings.length, files, packs, median }));
  return `${lines.join('\n')}\n`;
}

function byPlace(a: Finding, b: Finding): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}

function parse(args: readonly string[]): { lang: string | undefined; root: string | undefined } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { lang: { type: 'string' } },
      allowPositionals: true,
    });
    return positionals.length > 1 ? null : { lang: values.lang, root: positionals[0] };
  } catch {
    return null;
  }
}
