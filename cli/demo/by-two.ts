import { callOperation } from '@yuheng/kernel/client';
import { both } from '../text.ts';

type Server = Parameters<typeof callOperation>[0];

/** The two of the demo by whom plans at work are changed: one proposes, the other one approves. */
export interface Two {
  readonly proposer: Server;
  readonly approver: Server;
}

/** Proposes a change as one person and approves it as the other, as two people would in the console. */
export async function changeByTwo(
  { proposer, approver }: Two,
  kind: string,
  content: Readonly<Record<string, unknown>>,
): Promise<void> {
  const made = await callOperation(proposer, 'proposals', 'propose-change', {
    kind,
    content,
    reason: both('demo.proposed'),
  });
  const { id } = made as { readonly id: string };
  await callOperation(approver, 'proposals', 'decide-proposal', {
    id,
    decision: 'approve',
    note: both('demo.approved'),
  });
}
