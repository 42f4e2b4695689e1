import { Problem } from '@yuheng/kernel/problem';
import { schemaFault } from '@yuheng/kernel/schema-fault';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { antenna, cellPower, name, number, strict, systems } from './case-parts.ts';

const cell = Type.Object(
  { id: name, antenna: name, azimuth: number(0, 360), tilt: number(-90, 90), power: cellPower },
  strict,
);

const site = Type.Object(
  {
    id: name,
    longitude: number(-180, 180),
    latitude: number(-80, 84),
    height: number(0.5, 3000),
    cells: Type.Array(cell, { minItems: 1, maxItems: 24 }),
  },
  strict,
);

const polarisation = Type.Union([Type.Literal('vertical'), Type.Literal('horizontal')]);

const schema = Type.Object(
  {
    /** Of sites and buildings; default WGS84. */
    coordinates: Type.Optional(systems),
    /** Side of a pixel, and how far each site is looked at, m. */
    cell: number(0.5, 2000),
    reach: number(1, 200_000),
    carrier: Type.Object(
      {
        frequency: number(20, 100_000),
        bandwidth: number(1, 400),
        spacing: Type.Union([Type.Literal(15), Type.Literal(30), Type.Literal(60), Type.Literal(120)]),
      },
      strict,
    ),
    antennas: Type.Record(Type.String({ maxLength: 200 }), antenna, { maxProperties: 1000 }),
    sites: Type.Array(site, { minItems: 1, maxItems: 20_000 }),
    /** Terminals above ground, m; noise figure, dB; share of elements that other cells send. */
    terminal: Type.Optional(number(0.5, 3000)),
    noiseFigure: Type.Optional(number(0, 40)),
    load: Type.Optional(number(0, 1)),
    losses: Type.Optional(
      Type.Object(
        {
          feeder: Type.Optional(number(0, 100)),
          body: Type.Optional(number(0, 100)),
          margin: Type.Optional(number(-50, 100)),
        },
        strict,
      ),
    ),
    /** A file beside the case: GeoJSON, shapefile (also zipped) or GeoPackage. */
    buildings: Type.Optional(name),
    /** Of the buildings, where they are not in the case's and their file does not say. */
    buildingCoordinates: Type.Optional(systems),
    /** A file beside the case that `yuheng network calibrate` wrote. */
    calibration: Type.Optional(name),
    itm: Type.Optional(
      Type.Object(
        {
          polarisation: Type.Optional(polarisation),
          permittivity: Type.Optional(number(1, 100)),
          conductivity: Type.Optional(number(0, 10)),
          refractivity: Type.Optional(number(250, 400)),
          climate: Type.Optional(Type.Integer({ minimum: 1, maximum: 7 })),
          /** Shares that the loss is not exceeded in, percent. */
          time: Type.Optional(number(0.1, 99.9)),
          location: Type.Optional(number(0.1, 99.9)),
          situation: Type.Optional(number(0.1, 99.9)),
          /** Each path by itself: slower, and right at cliffs as well. */
          exact: Type.Optional(Type.Boolean()),
        },
        strict,
      ),
    ),
    p1812: Type.Optional(
      Type.Object(
        {
          /** ΔN and N₀, from the ITU's maps or the user's own knowledge. */
          lapse: number(1, 155),
          refractivity: number(200, 450),
          polarisation: Type.Optional(polarisation),
          time: Type.Optional(number(1, 50)),
          places: Type.Optional(number(1, 99)),
          placeSpread: Type.Optional(number(0, 20)),
        },
        strict,
      ),
    ),
    '38901': Type.Optional(
      Type.Object(
        {
          scenario: Type.Optional(
            Type.Union([Type.Literal('UMa'), Type.Literal('UMi'), Type.Literal('RMa'), Type.Literal('InH')]),
          ),
          countryside: Type.Optional(
            Type.Object({ buildings: number(5, 50), streets: number(5, 50) }, strict),
          ),
          /** Of InH: mostly walls and corridors, or mostly one room. */
          office: Type.Optional(Type.Union([Type.Literal('mixed'), Type.Literal('open')])),
          entry: Type.Optional(Type.Union([Type.Literal('low'), Type.Literal('high')])),
        },
        strict,
      ),
    ),
  },
  strict,
);

const compiled = Compile(schema);

/** A coverage case as a planner writes it: sites in degrees, everything else in metres, MHz, dB and dBm. */
export type CoverageCase = Static<typeof schema>;

/**
 * Checks a case.
 * @throws Problem `network.bad-case` with the first place that is wrong
 */
export function readCase(input: unknown): CoverageCase {
  if (!compiled.Check(input)) throw new Problem('network.bad-case', schemaFault(compiled, schema, input));
  const wrong = (where: string, fault: 'twice' | 'unknown', found: string) =>
    new Problem('network.bad-case', { where, fault, found, allowed: 'antennas' });
  const seen = new Set<string>();
  for (const [index, { id, cells }] of input.sites.entries()) {
    for (const each of [id, ...cells.map((one) => `${id}/${one.id}`)]) {
      if (seen.has(each)) throw wrong(`/sites/${index}`, 'twice', each);
      seen.add(each);
    }
    const unknown = cells.find((one) => !Object.hasOwn(input.antennas, one.antenna));
    if (unknown !== undefined) throw wrong(`/sites/${index}`, 'unknown', unknown.antenna);
  }
  return input;
}
