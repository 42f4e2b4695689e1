import { Problem } from '@yuheng/kernel/problem';
import { schemaFault } from '@yuheng/kernel/schema-fault';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Calibrated } from './calibrate.ts';
import { clutterClasses } from './clutter-class.ts';

const strict = { additionalProperties: false };
const offset = Type.Number({ minimum: -100, maximum: 100 });
const error = Type.Number({ minimum: 0, maximum: 1000 });
const count = Type.Integer({ minimum: 0 });
const errors = { rms: error, typical: error };

const schema = Type.Object(
  {
    /** The model that the offsets were fitted to: they say nothing of others. */
    model: Type.Union([Type.Literal('itm'), Type.Literal('p1812'), Type.Literal('38901')]),
    offsets: Type.Object(
      {
        overall: offset,
        cells: Type.Record(Type.String(), offset),
        clutter: Type.Object(
          Object.fromEntries(clutterClasses.map((name) => [name, Type.Optional(offset)])),
          strict,
        ),
      },
      strict,
    ),
    places: count,
    outliers: count,
    before: Type.Object(errors, strict),
    holdOut: Type.Object({ ...errors, folds: count }, strict),
  },
  strict,
);

const compiled = Compile(schema);

/** A calibration as a file keeps it; dB. */
export type Calibration = Calibrated & { readonly model: Static<typeof schema>['model'] };

/** @throws Problem `network.bad-calibration` with the place in the file */
export function readCalibration(file: string, text: string): Calibration {
  const wrong = (reason: string) => new Problem('network.bad-calibration', { file, reason });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (fault) {
    throw wrong((fault as Error).message);
  }
  if (compiled.Check(parsed)) return parsed as Calibration;
  const { where, ...fault } = schemaFault(compiled, schema, parsed);
  throw new Problem('network.bad-calibration', { file: `${file} ${where}`, ...fault });
}
