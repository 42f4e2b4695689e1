import { Problem } from '@yuheng/kernel/problem';
import { schemaFault } from '@yuheng/kernel/schema-fault';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { type CoordinateSystem, coordinateSystems } from '../coordinates/offset-systems.ts';
import { type LedgerKind, ledgerKinds } from '../ledger/ledger-kinds.ts';
import type { Mapping } from '../ledger/suggest-mapping.ts';

export const KindShape = Type.Unsafe<LedgerKind>(Type.Union(ledgerKinds.map((kind) => Type.Literal(kind))));
export const SystemShape = Type.Unsafe<CoordinateSystem>(
  Type.Union(coordinateSystems.map((system) => Type.Literal(system))),
);

/** In a query: `{"field": "name of the column"}` as JSON. */
export const MappingText = Type.String({ maxLength: 8000, contentMediaType: 'application/json' });

export const MappingShape = Type.Record(Type.String(), Type.String());
const compiled = Compile(MappingShape);

/** @throws Problem `network.bad-mapping` */
export function readMapping(text: string): Mapping {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Problem('network.bad-mapping', { what: (error as Error).message });
  }
  if (compiled.Check(parsed)) return parsed;
  throw new Problem('network.bad-mapping', { what: schemaFault(compiled, MappingShape, parsed).where });
}

/** What is said of a row, in words: why it is rejected, or what was made of it. */
export const ToldRowShape = Type.Object({
  /** Of the file, from 1; the names of columns stand in the first. */
  row: Type.Integer(),
  reasons: Type.Array(
    Type.Object({
      code: Type.String(),
      field: Type.String(),
      value: Type.String(),
      text: Type.Object({ 'zh-CN': Type.String(), en: Type.String() }),
    }),
  ),
});

/** The media types that ledgers are sent as. */
export const ledgerMedia = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
] as const;

const Count = Type.Integer({ minimum: 0 });

/** What became of the rows of a ledger. */
export const CountsShape = Type.Object({
  rows: Count,
  created: Count,
  changed: Count,
  unchanged: Count,
  rejected: Count,
  /** Of those taken in, whose city their place told, and those that belong to none; not kept of imports before this was told. */
  cityDerived: Type.Optional(Count),
  withoutCity: Type.Optional(Count),
});
export type LedgerCounts = Static<typeof CountsShape>;
