import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { type Columns, fields } from './columns.ts';

/** The media types that statistics are sent as, and bytes at most. */
export const statisticsBody = {
  media: [
    'text/csv',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/octet-stream',
  ],
  maxBytes: 5_000_000,
} as const;

/** Rows of one file: they are written while the sender waits. */
export const mostRows = 20_000;

/** In a query: `{"field": "name of the column"}` as JSON. */
export const ColumnsText = Type.String({ maxLength: 4000, contentMediaType: 'application/json' });

/** @throws Problem plan.bad-columns */
export function readColumns(text: string): Columns {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Problem('plan.bad-columns', { what: text.slice(0, 60) });
  }
  const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
  const wrong = entries.find(
    ([field, column]) => !fields.includes(field as never) || typeof column !== 'string',
  );
  if (entries.length === 0 || wrong)
    throw new Problem('plan.bad-columns', { what: wrong?.[0] ?? text.slice(0, 60) });
  return Object.fromEntries(entries) as Columns;
}
