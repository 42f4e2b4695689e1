import { type Static, Type } from 'typebox';

export const strict = { additionalProperties: false };
export const number = (minimum: number, maximum: number) => Type.Number({ minimum, maximum });
export const name = Type.String({ minLength: 1, maxLength: 200 });

/**
 * Transmit power of one cell, dBm. TS 38.104 (section 6.2.1) sets no upper limit for wide-area stations; products send up to
 * 320 W (55 dBm) and high broadcast towers some kilowatts: above 10 kW it is a slip, such as watts written as dBm.
 */
export const cellPower = number(-100, 70);

/** The same of any transmitter whose exposure is asked for: the largest on long and medium wave send 2 MW. */
export const transmitterPower = number(-100, 93.1);

const element = Type.Object(
  {
    horizontal: number(0.1, 360),
    vertical: number(0.1, 360),
    frontToBack: number(0, 100),
    sideLobes: number(0, 100),
    gain: number(-50, 60),
  },
  strict,
);

const panel = Type.Object(
  {
    element: Type.Optional(element),
    rows: Type.Integer({ minimum: 1, maximum: 256 }),
    columns: Type.Integer({ minimum: 1, maximum: 256 }),
    rowSpacing: number(0.1, 10),
    columnSpacing: number(0.1, 10),
  },
  strict,
);

/** An antenna as the user describes it. */
export const antenna = Type.Union([
  Type.Object({ kind: Type.Literal('isotropic'), gain: number(-50, 60) }, strict),
  Type.Object({ kind: Type.Literal('element'), element: Type.Optional(element) }, strict),
  Type.Object(
    {
      kind: Type.Literal('beam'),
      panel,
      beam: Type.Object({ azimuth: number(-180, 180), elevation: number(-90, 90) }, strict),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('ssb'),
      panel,
      beams: Type.Object(
        {
          count: Type.Integer({ minimum: 1, maximum: 64 }),
          width: number(0, 360),
          elevation: number(-90, 90),
        },
        strict,
      ),
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('msi'), file: name }, strict),
]);

export const systems = Type.Union(
  ['WGS84', 'CGCS2000', 'GCJ02', 'BD09'].map((system) => Type.Literal(system)),
);

/** The antennas of a case by name. */
export type CaseAntennas = Readonly<Record<string, Static<typeof antenna>>>;
