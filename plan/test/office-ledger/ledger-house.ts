import assert from 'node:assert/strict';
import { type PlanHouse, planHouse, tasksOf } from '../amend/house.ts';
import { PLAN } from './sample.ts';

export interface Row {
  readonly row: number;
  readonly task: string | null;
  readonly outcome: string;
  readonly steps: readonly { readonly act: string; readonly text: string }[];
  readonly faults: readonly { readonly code: string; readonly text: { readonly en: string } }[];
  readonly notes: readonly string[];
  readonly unlisted: readonly { readonly cell: string; readonly text: string }[];
  readonly candidates: readonly string[];
}
export interface Answer {
  readonly code?: string;
  readonly sha256: string;
  readonly already: boolean;
  readonly counts: { readonly taken: number; readonly unchanged: number; readonly rejected: number };
  readonly rows: readonly Row[];
  readonly mapping: { readonly sheets: Record<string, { head: number; columns: Record<string, string> }> };
  readonly cells: readonly {
    readonly cell: string;
    readonly after: string | null;
    readonly left: string | null;
  }[];
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const NAME = '督办台账.xlsx';

/** A plan at work, and how its office sends ledgers. */
export interface LedgerHouse {
  readonly house: PlanHouse;
  /** As the board names them. */
  readonly tasks: readonly string[];
  task(index: number): Promise<ReturnType<typeof tasksOf>[number]>;
  send(operation: string, payload: Uint8Array, query?: Record<string, string>): Promise<Answer>;
  compare(ledger: string): Promise<Answer>;
  exported(ledger: string): Promise<Buffer>;
  /** Transition, note and kind of every line. */
  journal(index: number): Promise<readonly (readonly [string, string, unknown])[]>;
}

export async function ledgerHouse(): Promise<LedgerHouse> {
  const house = await planHouse();
  const app = await house.tools.server();
  const plan = await house.draft(PLAN);
  await house.acceptAll(plan);
  await house.call('confirm-plan', { plan });
  const all = async () => tasksOf(await house.plan(plan));
  const task = async (index: number) => (await all())[index] ?? assert.fail();
  return {
    house,
    tasks: (await all()).map(({ id }) => id),
    task,
    async send(operation, payload, query = {}) {
      const answer = await app.inject({
        method: 'POST',
        url: `/api/plan/${operation}?${new URLSearchParams(query)}`,
        payload: Buffer.from(payload),
        headers: { 'content-type': XLSX },
      });
      return answer.json<Answer>();
    },
    compare: async (ledger) => (await house.call<Answer>('read-ledger', { ledger })).answer,
    async exported(ledger) {
      const answer = await app.inject(`/api/plan/export-ledger?ledger=${ledger}`);
      assert.equal(answer.statusCode, 200, answer.body.slice(0, 300));
      return answer.rawPayload;
    },
    async journal(index) {
      const lines = await house.tools.kernel.cases.journal((await task(index)).case?.id ?? '');
      return lines.map(({ transition, note, detail }) => [transition, note, detail['kind']] as const);
    },
  };
}

/** Row, outcome, and what is done or why not. */
export const short = ({ rows }: Answer) =>
  rows.map(({ row, outcome, steps, faults }) => [
    row,
    outcome,
    [...steps, ...faults].map((one) => ('act' in one ? one.act : one.code)).join(' '),
  ]);
