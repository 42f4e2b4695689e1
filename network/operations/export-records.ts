import type { Entity } from '@yuheng/kernel/facts-model';
import { defineOperation, fileAnswer } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import Type from 'typebox';
import { cases } from '../cases.ts';
import { coordinateSystems } from '../coordinates/offset-systems.ts';
import { entities as types } from '../entities.ts';
import { type MoreField, recordTable, referredTo, type Words } from '../export/records/record-table.ts';
import { type RecordFormat, recordMedia } from '../export/records/write-features.ts';
import { calledOf, calledPlans } from '../store/called-of.ts';
import { listDesignStates } from '../store/indoor-store.ts';
import { recordsApart } from '../store/records-apart.ts';

/** Records of one file; a longer list is asked for city by city. */
const most = 50_000;

/** All records of one type, or those of one city, as a file for other programs: facts with their properties and places. */
export const exportRecords = defineOperation({
  name: 'export-records',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    kind: Type.Enum(types.map(({ name }) => name)),
    format: Type.Enum(Object.keys(recordMedia) as RecordFormat[]),
    /** What the records name as their city. */
    city: Type.Optional(Type.String({ pattern: '^[^\\s"\\\\]+$', maxLength: 500 })),
    coordinates: Type.Optional(Type.Enum([...coordinateSystems])),
    /** Of headings and of values in the workbook. */
    language: Type.Optional(Type.Enum(['zh-CN', 'en'])),
  }),
  output: fileAnswer,
  file: { media: Object.values(recordMedia) },
  async handle({ kind, format, city, coordinates = 'WGS84', language = 'zh-CN' }, { kernel }) {
    const type = types.find(({ name }) => name === kind);
    if (type === undefined) throw new Error(`no type ${kind}`);
    const q = city === undefined ? {} : { q: `city=="${city}"` };
    const { entities } = await kernel.facts.query({ types: [kind], ...q, limit: most + 1 });
    if (entities.length > most) throw new Problem('network.too-many-records', { most });
    const words: Words = (key, values = {}) => kernel.registry.text('network', key, values)[language];
    const more = [
      ...(kind === 'IndoorSystem' ? [await designField(kernel.database, entities, words)] : []),
      ...(kind === 'DriveTestSample' ? [observedField(entities, words)] : []),
    ];
    const english = format === 'xlsx' && language === 'en';
    const referred = referredTo(type, entities);
    const [called, plans] = await Promise.all([
      calledOf(kernel.facts, referred, english),
      calledPlans(kernel.database, referred),
    ]);
    const names = new Map([...plans, ...called]);
    const spoken = stateWords(kind, words);
    const table = recordTable(type, entities, { system: coordinates, words, more, names, spoken });
    const bytes = await recordsApart({
      table,
      format,
      words: {
        longitude: words('records.longitude'),
        latitude: words('records.latitude'),
        shape: words('records.shape'),
        tooLong: words('records.too-long'),
      },
      now: kernel.clock(),
    });
    return { name: `${table.title}.${format}`, media: recordMedia[format], content: [bytes] };
  },
});

/** Where the records are cases: what their states are called. */
function stateWords(kind: string, words: Words): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const { states } = cases.find(({ name }) => name === kind) ?? {};
  if (states === undefined) return new Map();
  const called = Object.keys(states).map((state) => [state, words(`cases.${kind}.states.${state}`)] as const);
  return new Map([['state', new Map(called)]]);
}

/** Of samples: when they were measured, which stands with the level. */
function observedField(entities: readonly Entity[], words: Words): MoreField {
  const times = new Map(entities.map(({ id, facts }) => [id, facts['rsrp']?.observedAt ?? null]));
  const title = words('records.observed');
  return {
    field: { name: 'observedAt', title, kind: 'text', localTitle: words('records.local-time', { title }) },
    of: (sample) => times.get(sample) ?? null,
  };
}

/** Of indoor systems: whether there is a design; a design is no fact. */
async function designField(sql: Sql, entities: readonly Entity[], words: Words): Promise<MoreField> {
  const states = await listDesignStates(
    sql,
    entities.map(({ id }) => id),
  );
  return {
    field: {
      name: 'design',
      title: words('indoor.design'),
      kind: 'text',
      words: new Map([
        ['designed', words('indoor.design.drawn')],
        ['none', words('indoor.design.none')],
      ]),
    },
    of: (system) => (states.get(system)?.designed === true ? 'designed' : 'none'),
  };
}
