import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { Reason } from '../confirm/request.ts';
import { demandOffice } from '../reports/define-measure.ts';
import { endForm, listPlaces, readForm } from '../store/report-store.ts';

/** Asks for nothing more by a form: what is still open is dropped with the reason, what was reported stays. */
export const endReportForm = defineOperation({
  name: 'end-report-form',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ form: Type.String({ format: 'uuid' }), reason: Reason }),
  output: Type.Object({ dropped: Type.Integer() }),
  async handle({ form, reason }, { kernel, actor }) {
    demandOffice(actor);
    const { id, title } = await readForm(kernel.database, form);
    const places = await listPlaces(kernel.database, id);
    const items = await kernel.cases.find(places.map(({ case: of }) => of));
    const open = items.filter(({ state }) => state === 'asked');
    const at = kernel.clock().toISOString();
    const end = { by: actor, action: 'plan.end-report-form', resource: id, payload: { title, reason } };
    if (open.length === 0)
      await kernel.database.transaction(async (tx) => {
        await endForm(tx, id, at, reason);
        await kernel.audit.append(end, tx);
      });
    else
      await kernel.cases.change(
        'plan.end-report-form',
        { move: open.map((item) => ({ id: item.id, transition: 'drop', note: reason })) },
        actor,
        { with: (_cases, tx) => endForm(tx, id, at, reason) },
      );
    return { dropped: open.length };
  },
});
