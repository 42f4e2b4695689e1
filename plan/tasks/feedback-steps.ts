import type { MoveCase } from '@yuheng/kernel/case-step';
import type { Evidence, FeedbackKind } from './evidence.ts';

/**
 * What a statement about a task does to its case: behind or blocked, a yellow notice is sent; on plan, that ends; done, the task is
 * reported for review. The graph keeps what was said. @param at ISO time
 */
export function feedbackSteps(
  id: string,
  {
    kind,
    text: note,
    evidence,
  }: { readonly kind: FeedbackKind | 'done'; readonly text: string; readonly evidence: Evidence },
  at: string,
) {
  const move: MoveCase =
    kind === 'done'
      ? { id, transition: 'report', note, detail: { evidence } }
      : { id, transition: 'feedback', note, detail: { kind, evidence } };
  const late = kind === 'behind' || kind === 'blocked';
  const said = { kind: 'Property' as const, value: kind, unitCode: null, observedAt: at };
  return {
    move,
    end: [{ id, rule: 'behind' }],
    notify: late ? [{ id, rule: 'behind', note }] : [],
    facts: [
      { op: 'append' as const, id: `urn:ngsi-ld:PlanTask:${id}`, statements: new Map([['feedback', said]]) },
    ],
  };
}
