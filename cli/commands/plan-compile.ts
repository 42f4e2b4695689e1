import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Messages } from '@yuheng/kernel/messages';
import { Problem } from '@yuheng/kernel/problem';
import { compileApart } from '@yuheng/plan/compile-apart';
import type { Compiled, CompiledPlan } from '@yuheng/plan/compiled';
import { documentLimit, requireSize } from '@yuheng/plan/limits';
import { numbered } from '@yuheng/plan/numbered';
import { requirePlan } from '@yuheng/plan/require-plan';
import { parseFlags } from '../flags.ts';
import { withPlaces } from '../plan/with-places.ts';
import { showProgress } from '../show-progress.ts';
import { both, HOUSE, inBoth } from '../text.ts';
import { UsageError } from '../usage-error.ts';

/** `yuheng plan compile FILE [--json]`: the compiled plans on standard output, as JSON or as an outline. */
export async function planCompile(args: readonly string[]): Promise<number> {
  const { on, rest } = parseFlags(args, [], ['json'], 3);
  const [verb, file, ...more] = rest;
  if (verb !== 'compile' || file === undefined || more.length > 0) throw new UsageError('usage.plan');
  const name = basename(file);
  const bytes = await readSmall(file, name);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { document, compiled } = await compileApart(bytes, { name, sha256 }, { onProgress: showProgress });
  requirePlan(compiled);
  console.log(on.has('json') ? JSON.stringify(withPlaces(compiled, document), null, 2) : outline(compiled));
  return 0;
}

/** A file that is too large is never read. @throws Problem plan.document-too-large, UsageError */
async function readSmall(file: string, name: string): Promise<Uint8Array> {
  try {
    requireSize((await stat(file)).size, documentLimit, name);
    return await readFile(file);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new UsageError('usage.unreadable', { file, reason: (error as { code?: string }).code ?? '' });
  }
}

/** Roles and gaps are called as on the pack's own pages. */
const words = Messages.load(join(HOUSE, 'plan'));

function said(key: string): string {
  return inBoth(words.text(key));
}

function outline({ plans }: Compiled): string {
  return plans.map(planOutline).join('\n\n');
}

function planOutline(plan: CompiledPlan): string {
  const lines = [
    plan.title ?? '—',
    [plan.documentNumber, plan.issuer, plan.issueDate].filter(Boolean).join('  '),
  ];
  for (const heading of plan.headings) {
    lines.push(`${'  '.repeat(heading.level - 1)}${numbered(heading.marker, heading.text)}`);
    for (const item of plan.items.filter(({ section }) => section === heading.id)) {
      const units = item.assignments.map(({ unit, role }) => `${unit} (${said(`role.${role}`)})`).join(', ');
      lines.push(
        `${'  '.repeat(heading.level)}${numbered(item.marker, item.title)}${units ? `  [${units}]` : ''}`,
      );
    }
  }
  lines.push(
    '',
    both('plan.targets'),
    ...plan.targets.map(
      (target) => `  ${target.kind === 'numeric' ? '●' : '○'} ${target.subject}: ${target.text}`,
    ),
  );
  lines.push(
    '',
    both('plan.gaps'),
    ...plan.gaps.map(({ kind, detail }) => `  ${said(`gap.${kind}`)}${detail === '' ? '' : `: ${detail}`}`),
  );
  return lines.join('\n');
}
