import { Problem } from '@yuheng/kernel/problem';
import { schemaFault } from '@yuheng/kernel/schema-fault';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { antenna, name, number, strict, systems, transmitterPower } from './case-parts.ts';

const share = number(0, 1);
const ground = Type.Optional(number(-500, 9000));

const cell = Type.Object(
  {
    id: name,
    antenna: name,
    azimuth: number(0, 360),
    tilt: number(-90, 90),
    /** dBm at full load, MHz. */
    power: transmitterPower,
    frequency: number(0.1, 300_000),
  },
  strict,
);

const schema = Type.Object(
  {
    /** Of sites and places; default WGS84. */
    coordinates: Type.Optional(systems),
    antennas: Type.Record(Type.String({ maxLength: 200 }), antenna, { maxProperties: 1000 }),
    /** Faces of antennas, m; needed for those of files. */
    apertures: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object({ height: number(0.001, 100), width: number(0.001, 100) }, strict),
      ),
    ),
    /** Of the limit, what one site may use; default `other`. */
    share: Type.Optional(Type.Union([Type.Literal('whole'), Type.Literal('state'), Type.Literal('other')])),
    /** Of the full power, what is sent in the mean over six minutes; default 1. */
    duty: Type.Optional(share),
    /** Heads above ground, m. */
    person: Type.Optional(number(0, 3)),
    sites: Type.Array(
      Type.Object(
        {
          id: name,
          longitude: number(-180, 180),
          latitude: number(-80, 84),
          /** Of the ground above one level for all, m; default 0. Of the antennas above ground, m. */
          ground,
          height: number(0.5, 3000),
          cells: Type.Array(cell, { minItems: 1, maxItems: 48 }),
        },
        strict,
      ),
      { minItems: 1, maxItems: 100_000 },
    ),
    /** Where people are beside the ground about sites: height above ground, m. */
    places: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: name,
            longitude: number(-180, 180),
            latitude: number(-80, 84),
            ground,
            height: number(0, 3000),
          },
          strict,
        ),
        { maxItems: 1_000_000 },
      ),
    ),
  },
  strict,
);

const compiled = Compile(schema);

/** A case of exposure: sites of all operators and bands with their antennas, and places of people. */
export type ExposureCase = Static<typeof schema>;

/** @throws Problem `network.bad-case` with the first place that is wrong */
export function readExposureCase(input: unknown): ExposureCase {
  if (!compiled.Check(input)) throw new Problem('network.bad-case', schemaFault(compiled, schema, input));
  const wrong = (where: string, fault: 'twice' | 'unknown', found: string) =>
    new Problem('network.bad-case', { where, fault, found, allowed: 'antennas' });
  const { antennas, apertures = {} } = input;
  const seen = new Set<string>();
  for (const [index, { id, cells }] of input.sites.entries()) {
    for (const each of [id, ...cells.map((one) => `${id}/${one.id}`)]) {
      if (seen.has(each)) throw wrong(`/sites/${index}`, 'twice', each);
      seen.add(each);
    }
    for (const { antenna: used } of cells) {
      if (!Object.hasOwn(antennas, used)) throw wrong(`/sites/${index}`, 'unknown', used);
      if (antennas[used]?.kind === 'msi' && !Object.hasOwn(apertures, used))
        throw new Problem('network.bad-case', { where: '/apertures', fault: 'missing', members: used });
    }
  }
  return input;
}
