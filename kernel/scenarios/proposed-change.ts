import Type, { type Static } from 'typebox';

/** A day on which something would come true, `YYYY-MM-DD`; it counts from its beginning, UTC. */
export const Day = Type.String({ format: 'date' });

/** What an entity would say, in the form of NGSI-LD (normalised or concise): held against its type as a write is. */
const Attributes = Type.Record(Type.String({ minLength: 1, maxLength: 512 }), Type.Unknown(), {
  maxProperties: 50,
});
const TypeName = Type.String({ minLength: 1, maxLength: 512 });
const Count = Type.Integer({ minimum: 1, maximum: 10_000 });

/** Entities as they stand, the first so many by their ids. */
export const Which = Type.Object(
  {
    type: TypeName,
    /** NGSI-LD query language. */
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
    ids: Type.Optional(Type.Array(Type.String({ maxLength: 1024 }), { minItems: 1, maxItems: 1000 })),
    limit: Type.Optional(Count),
  },
  { additionalProperties: false },
);
export type Which = Static<typeof Which>;

/** All on one day, or so many a month from that day on. */
const pace = { from: Day, perMonth: Type.Optional(Count) };

const strict = { additionalProperties: false };

/** So many new entities. */
const Create = Type.Object(
  { kind: Type.Literal('create'), type: TypeName, count: Count, attributes: Attributes, ...pace },
  strict,
);
/** A new entity for each of some that there are; `copy`: its attribute <- theirs. */
const Each = Type.Object(
  {
    kind: Type.Literal('each'),
    which: Which,
    type: TypeName,
    copy: Type.Record(TypeName, TypeName, { maxProperties: 50 }),
    attributes: Attributes,
    ...pace,
  },
  strict,
);
/** Attributes of some that there are: set, or, `scale`, a number times what it is. */
const Patch = Type.Object(
  {
    kind: Type.Literal('patch'),
    which: Which,
    attributes: Attributes,
    scale: Type.Optional(
      Type.Record(TypeName, Type.Number({ minimum: 0, maximum: 1000 }), { maxProperties: 50 }),
    ),
    ...pace,
  },
  strict,
);
const Delete = Type.Object({ kind: Type.Literal('delete'), which: Which, ...pace }, strict);
/** Out of a file: each row creates an entity or changes one, or (null) takes it away. */
const Rows = Type.Object(
  {
    kind: Type.Literal('rows'),
    type: TypeName,
    rows: Type.Array(
      Type.Object(
        {
          id: Type.String({ maxLength: 1024 }),
          from: Day,
          attributes: Type.Union([Attributes, Type.Null()]),
        },
        strict,
      ),
      { minItems: 1, maxItems: 5000 },
    ),
  },
  strict,
);
const caseId = Type.String({ format: 'uuid' });
/** The due time of a case, so many working days later (or, negative, earlier). */
const Shift = Type.Object(
  {
    kind: Type.Literal('shift'),
    case: caseId,
    workingDays: Type.Integer({ minimum: -1000, maximum: 1000 }),
    from: Day,
  },
  strict,
);
/** A step of a case, as its type allows it. */
const Move = Type.Object(
  { kind: Type.Literal('move'), case: caseId, transition: Type.String({ maxLength: 60 }), from: Day },
  strict,
);

/** One line of a scenario: a proposed change of facts or of a case, and when it would come true. */
export const ProposedChange = Type.Union([Create, Each, Patch, Delete, Rows, Shift, Move]);
export type ProposedChange = Static<typeof ProposedChange>;

/** Lines of one scenario. */
export const ProposedChanges = Type.Array(ProposedChange, { maxItems: 50 });
