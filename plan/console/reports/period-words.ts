import type { Text } from '@yuheng/console/text/text-context';
import type { Frequency } from '../../reports/periods.ts';

/** What a period is called that is told by its last day. */
export function periodWords(every: Frequency, period: string, t: Text): string {
  const [year = '', month = '1'] = period.split('-');
  const number = { month: 1, quarter: 3, half: 6, year: 12 }[every];
  return t(every === 'half' ? `reports.period.half-${Number(month) / 6}` : `reports.period.${every}`, {
    year,
    number: Number(month) / number,
  });
}
