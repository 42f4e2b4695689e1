import { defineOperation } from '@yuheng/kernel/operation';
import { parseStatements } from '@yuheng/kernel/statement';
import Type from 'typebox';
import { reportEntity } from '../reports/report-form.ts';
import { placeOf } from '../store/report-store.ts';

const standings = { accept: 'accepted', return: 'returned' } as const;

/** The office accepts a reported figure, or sends it back with a reason: then it does not count until it is reported anew. */
export const judgeReport = defineOperation({
  name: 'judge-report',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    report: Type.String({ format: 'uuid' }),
    verdict: Type.Enum(['accept', 'return']),
    note: Type.String({ maxLength: 2000 }),
  }),
  output: Type.Object({ state: Type.String() }),
  async handle({ report, verdict, note }, { kernel, actor }) {
    const { form, unit, period } = await placeOf(kernel.database, report);
    const standing = {
      type: 'Property',
      value: standings[verdict],
      observedAt: `${period}T00:00:00Z`,
    };
    const [item] = await kernel.cases.change(
      'plan.judge-report',
      { move: [{ id: report, transition: verdict, note }] },
      actor,
      {
        facts: [
          {
            op: 'append',
            id: reportEntity(form, unit, period),
            statements: parseStatements({ standing } as never),
          },
        ],
      },
    );
    return { state: item?.state ?? '' };
  },
});
