import { defineOperation } from '@yuheng/kernel/operation';
import { Workbook } from '@yuheng/kernel/workbook';
import Type from 'typebox';
import { headAt } from '../office-ledger/find-head.ts';
import { judgeLedger } from '../office-ledger/judge-ledger.ts';
import { Counts, countRows } from '../office-ledger/ledger-report.ts';
import { ledgerBody } from '../office-ledger/ledger-request.ts';
import { readLiveTasks } from '../office-ledger/live-tasks.ts';
import { Mapping, MappingText, readMapping, suggestMapping } from '../office-ledger/mapping.ts';
import { NamedTask, namedTasks, ToldRow, toldRows } from '../office-ledger/told-row.ts';

const Column = Type.Object({ letters: Type.String(), name: Type.String() });

/** What would become of an office's ledger (xlsx): its columns, and for every row what would be done, or why not. Nothing is kept. */
export const previewLedger = defineOperation({
  name: 'preview-ledger',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    /** Without any, the suggested. */
    mapping: Type.Optional(MappingText),
  }),
  output: Type.Object({
    mapping: Mapping,
    /** All sheets with the heads of their columns; those without heads that are known have none. */
    sheets: Type.Array(
      Type.Object({ name: Type.String(), hidden: Type.Boolean(), columns: Type.Array(Column) }),
    ),
    counts: Counts,
    rows: Type.Array(ToldRow),
    tasks: Type.Array(NamedTask),
  }),
  body: ledgerBody,
  async handle({ mapping: text }, { kernel, actor, body }) {
    const workbook = new Workbook(body);
    const mapping = text === undefined ? suggestMapping(workbook) : readMapping(text, workbook);
    const tasks = await readLiveTasks(kernel);
    const rows = judgeLedger(workbook, mapping, tasks, actor).map(({ row }) => row);
    return {
      mapping: mapping as never,
      sheets: workbook.sheets.map(({ name, hidden }) => {
        const head = mapping.sheets[name]?.head;
        const heads = head === undefined ? [] : [...headAt(workbook.sheet(name), head).heads];
        return { name, hidden, columns: heads.map(([letters, title]) => ({ letters, name: title })) };
      }),
      counts: countRows(rows),
      rows: toldRows(kernel.registry, rows, tasks),
      tasks: namedTasks(tasks),
    };
  },
});
