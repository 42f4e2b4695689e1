import Type, { type Static } from 'typebox';

/** By what a kept file is known: SHA-256 of its bytes, in hex. */
export const FileDigest = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** What a feedback or a finished milestone rests on: facts of the graph by entity (and attribute), measurements, or kept files. */
export const Evidence = Type.Array(
  Type.Union([
    Type.Object(
      {
        kind: Type.Literal('fact'),
        entity: Type.String({ minLength: 1, maxLength: 500 }),
        attribute: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      },
      { additionalProperties: false },
    ),
    Type.Object(
      { kind: Type.Literal('measurement'), id: Type.String({ format: 'uuid' }) },
      { additionalProperties: false },
    ),
    Type.Object(
      { kind: Type.Literal('file'), sha256: FileDigest, name: Type.String({ minLength: 1, maxLength: 255 }) },
      { additionalProperties: false },
    ),
  ]),
  { maxItems: 50 },
);
export type Evidence = Static<typeof Evidence>;

/** How a task goes, as its unit says: 按计划 · 滞后 · 受阻; that it is done is told by reporting it. */
export const FeedbackKind = Type.Enum(['on-plan', 'behind', 'blocked']);
export type FeedbackKind = Static<typeof FeedbackKind>;

/** A working day's end is what is due; a day that there is. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'date' });
