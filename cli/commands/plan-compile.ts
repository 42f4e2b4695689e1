import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { compileDocument } from '@yuheng/plan/compile';
import type { Compiled, CompiledPlan } from '@yuheng/plan/compiled';
import { decodeDocument } from '@yuheng/plan/intake';
import { requirePlan } from '@yuheng/plan/require-plan';
import { parseFlags } from '../flags.ts';
import { both } from '../text.ts';
import { UsageError } from '../usage-error.ts';

/** `yuheng plan compile FILE [--json]`: the compiled plans on standard output, as JSON or as an outline. */
export async function planCompile(args: readonly string[]): Promise<number> {
  const { on, rest } = parseFlags(args, [], ['json']);
  const [verb, file, ...more] = rest;
  if (verb !== 'compile' || file === undefined || more.length > 0) throw new UsageError(both('usage.plan'));
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UsageError(both('usage.unreadable', { file, reason: (error as { code?: string }).code ?? '' }));
  });
  const name = basename(file);
  const { text, encoding, media } = decodeDocument(bytes, name);
  const compiled = compileDocument(text, { name, sha256: createHash('sha256').update(bytes).digest('hex') });
  requirePlan(compiled);
  const source = { ...compiled.source, media, encoding };
  console.log(on.has('json') ? JSON.stringify({ ...compiled, source }, null, 2) : outline(compiled));
  return 0;
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
    lines.push(`${'  '.repeat(heading.level - 1)}${heading.marker}${heading.text}`);
    for (const item of plan.items.filter(({ section }) => section === heading.id)) {
      const units = item.assignments.map(({ unit, role }) => `${unit} (${role})`).join(', ');
      lines.push(`${'  '.repeat(heading.level)}${item.marker}${item.title}${units ? `  [${units}]` : ''}`);
    }
  }
  lines.push(
    '',
    both('plan.targets'),
    ...plan.targets.map(
      (target) => `  ${target.kind === 'numeric' ? '●' : '○'} ${target.subject}: ${target.text}`,
    ),
  );
  lines.push('', both('plan.gaps'), ...plan.gaps.map((gap) => `  ${gap.kind} ${gap.detail}`));
  return lines.join('\n');
}
