import { type Static, Type } from 'typebox';
import { Comparator, Role } from '../compile/compiled.ts';

const number = Type.Union([Type.Number(), Type.Null()]);
const words = (maxLength: number) => Type.Union([Type.String({ maxLength }), Type.Null()]);
const closed = { additionalProperties: false };

export const UnitFields = Type.Object({ unit: Type.String({ maxLength: 80 }), role: Role }, closed);
export type UnitFields = Static<typeof UnitFields>;

/** What a person may change of an item. */
export const ItemFields = Type.Object(
  {
    title: Type.String({ maxLength: 400 }),
    /** In the order in which they are shown; the first that leads is the owner. */
    units: Type.Array(UnitFields, { maxItems: 60 }),
    /** Last day, ISO. */
    due: words(10),
  },
  closed,
);
export type ItemFields = Static<typeof ItemFields>;

export const HorizonFields = Type.Object(
  {
    kind: Type.Enum(['absolute', 'relative']),
    year: Type.Union([Type.Integer(), Type.Null()]),
    /** ISO; finer than the year. */
    date: words(10),
    minYears: number,
    maxYears: number,
  },
  closed,
);
export type HorizonFields = Static<typeof HorizonFields>;

/** What a person may change of a target. */
export const TargetFields = Type.Object(
  {
    kind: Type.Enum(['numeric', 'qualitative']),
    subject: Type.String({ maxLength: 600 }),
    comparator: Type.Union([Comparator, Type.Null()]),
    value: number,
    low: number,
    high: number,
    unit: words(20),
    /** Whether the number is a level to be reached or a change. */
    quantity: Type.Union([Type.Enum(['level', 'increase', 'decrease', 'multiple']), Type.Null()]),
    horizon: Type.Union([HorizonFields, Type.Null()]),
    scope: words(200),
    nature: Type.Union([Type.Enum(['binding', 'expected']), Type.Null()]),
  },
  closed,
);
export type TargetFields = Static<typeof TargetFields>;

/** What a person may say of the plan itself, where its document does not or says it wrongly. */
export const HeadFields = Type.Object(
  {
    title: words(300),
    documentNumber: words(100),
    issuer: words(200),
    /** ISO date: relative horizons count from it. */
    issueDate: words(10),
    /** Responsible for every item that names no unit. */
    units: Type.Array(UnitFields, { maxItems: 60 }),
  },
  closed,
);
export type HeadFields = Static<typeof HeadFields>;
