import { Problem } from '@yuheng/kernel/problem';
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

/** @throws Problem `network.mapping-unreadable` */
export function readMapping(text: string): Mapping {
  const parsed = jsonIn(text);
  if (compiled.Check(parsed)) return parsed;
  throw unreadable(text);
}

/** Names of columns: a list of texts as JSON. @throws Problem `network.mapping-unreadable` */
export function readHeaders(text: string): readonly string[] {
  const parsed = jsonIn(text);
  if (Array.isArray(parsed) && parsed.every((each) => typeof each === 'string')) return parsed;
  throw unreadable(text);
}

/** Undefined where it is none: what engines say of that is in one language, and differs. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreadable(text: string): Problem {
  return new Problem('network.mapping-unreadable', { found: text.slice(0, 60) });
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
