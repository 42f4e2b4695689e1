import Type from 'typebox';
import type { EntityType } from '../../facts/model/entity-type.ts';
import { Problem } from '../../http/problem.ts';
import { TextView } from '../../measures/measure-view.ts';
import { defineOperation } from '../../packs/operation.ts';
import type { Registry } from '../../packs/registry.ts';
import { readTable, type Table, tableLimit } from '../../tables/read-table.ts';
import { type RowColumns, readRows } from '../read-rows.ts';
import words from '../row-words.json' with { type: 'json' };

const MOST_ROWS = 5000;
/** Rejected rows that are told. */
const MOST_TOLD = 50;

/**
 * Reads a file (CSV, XLSX) as rows of a scenario: a column for the id, one for the day, the rest attributes by their name or title.
 * What could be a line is answered, rows that are not in order with their faults; nothing is kept.
 */
export const previewRows = defineOperation({
  name: 'preview-rows',
  kind: 'command',
  permission: 'scenarios.write',
  input: Type.Object({ type: Type.String({ minLength: 1, maxLength: 512 }) }),
  output: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Type.String(),
        from: Type.String(),
        attributes: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]),
      }),
    ),
    /** Headers that name nothing of the type. */
    unknown: Type.Array(Type.String()),
    rejected: Type.Integer(),
    faults: Type.Array(
      Type.Object({
        row: Type.Integer(),
        faults: Type.Array(Type.Object({ code: Type.String(), field: Type.String(), text: TextView })),
      }),
    ),
  }),
  body: {
    media: [
      'text/csv',
      'application/octet-stream',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    maxBytes: tableLimit,
  },
  async handle({ type: name }, { kernel: { registry }, body }) {
    const type = registry.entityTypes.get(name);
    if (type === undefined) throw new Problem('scenarios.unknown-type', { type: name });
    const table = await readTable(body);
    if (table.rows.length > MOST_ROWS)
      throw new Problem('scenarios.too-many-rows', { count: table.rows.length, limit: MOST_ROWS });
    const { columns, unknown } = columnsOf(table, type, registry);
    const { rows, rejected } = readRows(table, columns, type);
    return {
      rows: rows.map(({ id, from, attributes }) => ({
        id,
        from,
        attributes: attributes && { ...attributes },
      })),
      unknown: [...unknown],
      rejected: rejected.length,
      faults: rejected.slice(0, MOST_TOLD).map(({ row, faults }) => ({
        row,
        faults: faults.map(({ code, values }) => ({
          code,
          field: String(values['column']),
          text: registry.errorText(code, values),
        })),
      })),
    };
  },
});

type Field = 'id' | 'from' | 'remove';

function columnsOf(
  { headers }: Table,
  type: EntityType,
  registry: Registry,
): { readonly columns: RowColumns; readonly unknown: readonly string[] } {
  const named = (field: Field): string | null =>
    headers.find((header) => words[field].includes(header.toLowerCase())) ?? null;
  const demanded = (field: Field): string => {
    const header = named(field);
    if (header === null) throw new Problem('scenarios.no-column', { column: words[field].join(' | ') });
    return header;
  };
  const [id, from, remove] = [demanded('id'), demanded('from'), named('remove')];
  const owner = registry.packs.find(({ entities }) => entities.includes(type))?.id ?? '';
  const attributes = new Map<string, string>();
  const unknown: string[] = [];
  for (const header of headers) {
    if (header === '' || [id, from, remove].includes(header)) continue;
    const name = Object.keys(type.attributes).find((attribute) => {
      const title = registry.text(owner, `entities.${type.name}.attributes.${attribute}`);
      return [attribute, title['zh-CN'], title.en].includes(header);
    });
    if (name === undefined) unknown.push(header);
    else attributes.set(header, name);
  }
  return { columns: { id, from, remove, attributes }, unknown };
}
