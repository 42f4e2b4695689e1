import type { Actor } from '@yuheng/kernel/actor';
import { partsOf } from '@yuheng/kernel/case-parts';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { measureOfForm, type ReportForm, reportCode } from './report-form.ts';

/** The measure of a form; where it is already, nothing. */
export async function defineMeasure(
  { measures, registry }: Kernel,
  id: string,
  form: ReportForm,
  by: Actor,
): Promise<void> {
  const { title, definition: words, total } = form;
  if (measures.known().some(({ definition }) => definition.code === reportCode(title))) return;
  await measures.define(
    {
      pack: 'plan',
      definition: measureOfForm(id, form),
      texts: {
        title: { 'zh-CN': title, en: title },
        words: registry.text('plan', `reports.measure.${total}`, { definition: words }),
      },
    },
    by,
  );
}

/** Only the programme office asks for reports. @throws Problem plan.not-yours */
export function demandOffice(by: Actor): void {
  if (!partsOf({ owner: null, participants: [] }, by).has('steward')) throw new Problem('plan.not-yours');
}
