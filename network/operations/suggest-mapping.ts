import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { fieldsOf, ledgers } from '../ledger/ledger-kinds.ts';
import { suggestMapping } from '../ledger/suggest-mapping.ts';
import { KindShape, MappingShape, readHeaders } from '../rules/ledger-shape.ts';
import { fieldTitle } from '../store/told-reasons.ts';

/** The fields of a kind of ledger, and which of some columns gives which. */
export const suggestMappingOperation = defineOperation({
  name: 'suggest-mapping',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    kind: KindShape,
    /** Names of columns: a list of texts as JSON. */
    headers: Type.Optional(Type.String({ maxLength: 12_000, contentMediaType: 'application/json' })),
  }),
  output: Type.Object({
    fields: Type.Array(
      Type.Object({
        field: Type.String(),
        required: Type.Boolean(),
        title: Type.Object({ 'zh-CN': Type.String(), en: Type.String() }),
      }),
    ),
    mapping: MappingShape,
  }),
  async handle({ kind, headers = '[]' }, { kernel }) {
    return {
      fields: fieldsOf(kind).map((field) => ({
        field,
        required: ledgers[kind].required.includes(field),
        title: fieldTitle(kernel.registry, kind, field),
      })),
      mapping: { ...suggestMapping(kind, readHeaders(headers)) },
    };
  },
});
