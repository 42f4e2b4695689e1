import { Problem } from '@yuheng/kernel/problem';
import type { Workbook } from '@yuheng/kernel/workbook';
import { columnNumber } from '@yuheng/kernel/workbook-places';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { FeedbackKind } from '../tasks/evidence.ts';
import { fields } from './fields.ts';
import { findHead } from './find-head.ts';

const Letters = Type.String({ pattern: '^[A-Z]{1,3}$' });

/** How a workbook is read. */
export const Mapping = Type.Object(
  {
    /** By the names of the sheets that are read; all others are left alone. */
    sheets: Type.Record(
      Type.String({ minLength: 1, maxLength: 80 }),
      Type.Object(
        {
          /** The last row of the heads. */
          head: Type.Integer({ minimum: 1, maximum: 1000 }),
          columns: Type.Object(
            Object.fromEntries(
              fields.map((field) => [field, field === 'task' ? Letters : Type.Optional(Letters)]),
            ) as never,
            { additionalProperties: false },
          ),
        },
        { additionalProperties: false },
      ),
    ),
    /** What a statement counts as where no column says how it goes. */
    otherwise: Type.Optional(FeedbackKind),
    /** Sheet!row -> task, where a person said which it is. */
    tasks: Type.Optional(Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 200 }))),
  },
  { additionalProperties: false },
);
export type Mapping = Omit<Static<typeof Mapping>, 'sheets'> & {
  readonly sheets: Readonly<Record<string, SheetMapping>>;
};
export interface SheetMapping {
  readonly head: number;
  readonly columns: Readonly<Record<string, string>> & { readonly task: string };
}

const validator = Compile(Mapping);

/** In a query, as JSON. */
export const MappingText = Type.String({ maxLength: 12_000, contentMediaType: 'application/json' });

/** What the heads of its visible sheets suggest. */
export function suggestMapping(workbook: Workbook): Mapping {
  const sheets = workbook.sheets.flatMap(({ name, hidden }): [string, SheetMapping][] => {
    const head = hidden ? null : findHead(workbook.sheet(name));
    return head === null
      ? []
      : [[name, { head: head.row, columns: head.columns as SheetMapping['columns'] }]];
  });
  return { sheets: Object.fromEntries(sheets) };
}

/** @throws Problem plan.bad-mapping for what is no mapping, or names a sheet or column that the workbook has not */
export function readMapping(text: string, workbook: Workbook): Mapping {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Problem('plan.bad-mapping', { what: text.slice(0, 60) });
  }
  if (!validator.Check(parsed)) {
    const [fault] = validator.Errors(parsed);
    throw new Problem('plan.bad-mapping', { what: fault?.instancePath ?? '' });
  }
  const mapping = parsed as unknown as Mapping;
  for (const [name, { columns }] of Object.entries(mapping.sheets)) {
    if (!workbook.sheets.some((sheet) => sheet.name === name))
      throw new Problem('plan.bad-mapping', { what: name });
    const letters = Object.values(columns);
    const odd = letters.find((column, at) => columnNumber(column) === null || letters.indexOf(column) !== at);
    if (odd !== undefined) throw new Problem('plan.bad-mapping', { what: `${name}: ${odd}` });
  }
  return mapping;
}
