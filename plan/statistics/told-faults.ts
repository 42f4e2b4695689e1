import type { Kernel } from '@yuheng/kernel/kernel';
import Type from 'typebox';
import type { ReadFigures } from './read-figures.ts';

export const RejectedRow = Type.Object({
  /** Of the file, from 1; the names of columns stand in the first. */
  row: Type.Integer(),
  faults: Type.Array(
    Type.Object({
      code: Type.String(),
      field: Type.String(),
      text: Type.Object({ 'zh-CN': Type.String(), en: Type.String() }),
    }),
  ),
});

/** Rejected rows with their faults in words. */
export function toldFaults({ text }: Kernel['registry'], rejected: ReadFigures['rejected']) {
  return rejected.map(({ row, faults }) => ({
    row,
    faults: faults.map(({ code, field, value }) => {
      const title = text('plan', `statistics.field.${field}`);
      const inWords = (language: 'zh-CN' | 'en') =>
        text('plan', `statistics.reason.${code}`, { field: title[language], value })[language];
      return { code, field, text: { 'zh-CN': inWords('zh-CN'), en: inWords('en') } };
    }),
  }));
}
