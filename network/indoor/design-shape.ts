import Type, { type Static } from 'typebox';

const strict = { additionalProperties: false };
const number = (minimum: number, maximum: number) => Type.Number({ minimum, maximum });
const id = Type.String({ minLength: 1, maxLength: 60 });

/** Metres east and north of the corner that the plan is drawn from. */
const Point = Type.Tuple([number(-5000, 5000), number(-5000, 5000)]);

export const materials = ['concrete', 'brick', 'plasterboard', 'wood', 'glass', 'coatedGlass'] as const;

const Wall = Type.Object({ from: Point, to: Point, material: Type.Enum(materials) }, strict);

/** A part of the floor that is looked at by itself; the name may be empty. */
const Room = Type.Object(
  { name: Type.String({ maxLength: 100 }), corners: Type.Array(Point, { minItems: 3, maxItems: 500 }) },
  strict,
);

/** A picture of the plan that lies under it: how wide and high, in its own pixels, and where its lower left corner is. */
const Picture = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    width: Type.Integer({ minimum: 1, maximum: 20_000 }),
    height: Type.Integer({ minimum: 1, maximum: 20_000 }),
    /** Metres of the plan that one of its pixels shows. */
    scale: number(1e-5, 100),
    x: number(-5000, 5000),
    y: number(-5000, 5000),
  },
  strict,
);

/** Where an antenna hangs: on the plan in metres, on which floor (from 0), how high above that floor. */
const place = {
  x: number(-5000, 5000),
  y: number(-5000, 5000),
  floor: Type.Integer({ minimum: 0, maximum: 299 }),
  height: number(0, 100),
};

/** What feeds a part; of a coupler, by its through port unless `coupled`. */
const fed = { parent: id, port: Type.Optional(Type.Literal('coupled')) };

const Part = Type.Union([
  /** RRU or pRRU: power of one path at its port, dBm. */
  Type.Object({ kind: Type.Literal('source'), id, power: number(-30, 60) }, strict),
  /** Length in m, loss in dB per 100 m at the carrier. */
  Type.Object(
    { kind: Type.Literal('feeder'), id, ...fed, length: number(0, 5000), loss: number(0, 200) },
    strict,
  ),
  /** Insertion: what it loses on top of the split, dB. */
  Type.Object(
    { kind: Type.Literal('splitter'), id, ...fed, ways: Type.Enum([2, 3, 4]), insertion: number(0, 20) },
    strict,
  ),
  /** Coupling and insertion in dB. */
  Type.Object(
    { kind: Type.Literal('coupler'), id, ...fed, coupling: number(1, 40), insertion: number(0, 20) },
    strict,
  ),
  /** Gain in dBi. */
  Type.Object({ kind: Type.Literal('antenna'), id, ...fed, gain: number(-10, 30), ...place }, strict),
  /** Active pRRU with its antenna inside: it is fed with data, so that no cable takes from its power. */
  Type.Object(
    { kind: Type.Literal('head'), id, power: number(-30, 60), gain: number(-10, 30), ...place },
    strict,
  ),
]);

/** What a drawing gives of a plan. */
export const PlanParts = {
  outline: Type.Array(Point, { minItems: 3, maxItems: 500 }),
  walls: Type.Array(Wall, { maxItems: 1000 }),
  rooms: Type.Array(Room, { maxItems: 500 }),
};

/** One floor plan for all floors of a building, and what hangs in it. */
export const DesignShape = Type.Object(
  {
    carrier: Type.Object(
      {
        frequency: number(500, 40_000),
        bandwidth: number(1, 400),
        spacing: Type.Enum([15, 30, 60, 120]),
      },
      strict,
    ),
    /** Paths of MIMO that send at once, each with the power of the tree. */
    paths: Type.Enum([1, 2, 4]),
    model: Type.Enum(['multiWall', 'inh']),
    /** dBm of SS-RSRP that counts as covered. */
    threshold: number(-140, -40),
    /** Terminals above the floor, m; dB. */
    terminal: number(0.1, 3),
    body: number(0, 30),
    margin: number(0, 40),
    floors: Type.Integer({ minimum: 1, maximum: 300 }),
    /** From floor to floor, m. */
    floorHeight: number(2, 100),
    outline: PlanParts.outline,
    walls: PlanParts.walls,
    rooms: Type.Optional(PlanParts.rooms),
    picture: Type.Optional(Picture),
    parts: Type.Array(Part, { maxItems: 500 }),
  },
  strict,
);

export type IndoorDesign = Static<typeof DesignShape>;
export type Point = Static<typeof Point>;
export type Wall = Static<typeof Wall>;
export type Room = Static<typeof Room>;
export type PlanPicture = Static<typeof Picture>;
export type Material = (typeof materials)[number];
export type Part = Static<typeof Part>;
export type PartKind = Part['kind'];
/** What radiates. */
export type Radiator = Extract<Part, { kind: 'antenna' | 'head' }>;
