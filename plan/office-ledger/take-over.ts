import type { Actor } from '@yuheng/kernel/actor';
import type { MoveCase } from '@yuheng/kernel/case-step';
import { digestOf } from '@yuheng/kernel/digest';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { LineStep } from '../rules/office-ledger/judge-line.ts';
import { insertStatement } from '../store/ledger-store.ts';
import { feedbackSteps } from '../tasks/feedback-steps.ts';
import { issueOf } from '../tasks/issue-of.ts';
import type { JudgedLine } from './judge-ledger.ts';
import type { LedgerRow } from './ledger-report.ts';

/** How a row is named in journals: 台账.xlsx 重点任务!5 */
function sourceOf(name: string, { sheet, row }: Pick<LedgerRow, 'sheet' | 'row'>): string {
  return `${name} ${sheet}!${row}`;
}

/**
 * Takes the steps of one row, all in one transaction or none, through the state machine of its task. What somebody said
 * meanwhile is not said again. @returns the row as it became
 */
export async function takeOver(
  kernel: Kernel,
  by: Actor,
  file: { readonly name: string; readonly sha256: string },
  { task, steps, row }: JudgedLine,
): Promise<LedgerRow> {
  if (task === null || steps.length === 0) return row;
  const { id } = task.item;
  const source = sourceOf(file.name, row);
  const at = kernel.clock().toISOString();
  const said = steps.flatMap((step) => {
    if (step.act === 'report')
      return [feedbackSteps(id, { kind: 'done', text: step.text, evidence: [] }, at)];
    return step.act === 'feedback'
      ? [feedbackSteps(id, { kind: step.kind, text: step.text, evidence: [] }, at)]
      : [];
  });
  const before = steps.flatMap((step): MoveCase[] => {
    if (step.act === 'assign')
      return [{ id, transition: 'assign', note: source, terms: { owner: step.unit } }];
    return step.act === 'accept' || step.act === 'begin' ? [{ id, transition: step.act, note: source }] : [];
  });
  const owner = steps.find((step) => step.act === 'assign')?.unit ?? task.item.owner;
  const open = steps.flatMap((step) =>
    step.act === 'issue'
      ? [issueOf({ ...task.item, owner }, { unit: step.unit, title: titleOf(step.text), text: step.text })]
      : [],
  );
  const digests = steps.flatMap(statementDigest);
  try {
    await kernel.cases.change(
      'plan.take-over-row',
      {
        open,
        move: [...before, ...said.map(({ move }) => move)],
        end: said.flatMap(({ end }) => end),
        notify: said.flatMap(({ notify }) => notify),
      },
      by,
      {
        facts: said.flatMap(({ facts }) => facts),
        async with(_cases, tx) {
          for (const digest of digests)
            await insertStatement(tx, { case: id, digest, ledger: file.sha256, at });
          await kernel.events.publish({ type: 'board', data: { plan: task.plan } }, tx);
        },
      },
    );
    return row;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'plan.changed-meanwhile') return { ...row, outcome: 'unchanged', steps: [] };
    return { ...row, outcome: 'rejected', faults: [{ code: 'refused', error: error.code }] };
  }
}

function statementDigest(step: LineStep): readonly string[] {
  if (step.act === 'report') return [digestOf({ as: 'done', text: step.text })];
  if (step.act === 'feedback') return [digestOf({ as: step.kind, text: step.text })];
  return step.act === 'issue' ? [digestOf({ as: 'issue', text: step.text })] : [];
}

/** Its first line, as long as the title of an issue may be. */
function titleOf(text: string): string {
  return (text.split('\n')[0] ?? text).trim().slice(0, 200) || text.slice(0, 200);
}
