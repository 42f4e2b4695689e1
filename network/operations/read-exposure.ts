import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { antennaRow, outlineOf, placeRow } from '../export/exposure-rows.ts';
import { ChangesText, readChanges } from '../rules/site-changes.ts';
import { exposeRun } from '../store/expose-run.ts';
import { loadRun } from '../store/load-run.ts';

const position = Type.Tuple([Type.Number(), Type.Number()]);

/** Compliance volumes seen from above, and the places at which a limit of GB 8702-2014 is not kept. */
export const readExposure = defineOperation({
  name: 'read-exposure',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    run: Type.String({ format: 'uuid' }),
    /** Of the full power, what is sent in the mean over six minutes; all of it unless told. */
    duty: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    changes: ChangesText,
  }),
  output: Type.Object({
    /** Of the limit, what one site may use; of the full power, what was counted. */
    share: Type.Number(),
    duty: Type.Number(),
    /** Places that were looked at: worst on the ground of each site, and roofs nearby. */
    places: Type.Integer(),
    antennas: Type.Array(
      Type.Object({
        site: Type.String(),
        cell: Type.String(),
        /** m: ahead, behind, above and below the middle of the antenna. */
        ahead: Type.Number(),
        behind: Type.Number(),
        above: Type.Number(),
        below: Type.Number(),
        outline: Type.Array(position),
      }),
    ),
    /** Worst first. */
    exceeded: Type.Array(
      Type.Object({
        kind: Type.Enum(['ground', 'place']),
        longitude: Type.Number(),
        latitude: Type.Number(),
        /** m above sea level; W/m²; of the limit, all antennas together and the site with the largest part. */
        height: Type.Number(),
        density: Type.Number(),
        ratio: Type.Number(),
        site: Type.Union([Type.String(), Type.Null()]),
        siteRatio: Type.Number(),
      }),
    ),
    /** The largest share of the limit anywhere that was looked at. */
    worst: Type.Number(),
  }),
  async handle({ run: id, duty: sent = 1, changes }, { kernel }) {
    const tried = readChanges(changes);
    const { assessment, projection, share, duty } = await exposeRun(
      await loadRun(kernel.database, id),
      tried,
      sent,
    );
    const exceeded = assessment.places
      .filter(({ kept }) => !kept)
      .toSorted((one, other) => other.ratio - one.ratio);
    return {
      share,
      duty,
      places: assessment.places.length,
      antennas: assessment.emitters.map((one) => {
        const { id: site, cell, ahead_m, behind_m, above_m, below_m } = antennaRow(one, projection);
        return {
          site,
          cell: cell ?? '',
          ahead: ahead_m ?? 0,
          behind: behind_m ?? 0,
          above: above_m ?? 0,
          below: below_m ?? 0,
          outline: outlineOf(one, projection) as [number, number][],
        };
      }),
      exceeded: exceeded.map((one) => {
        const { longitude, latitude, height_m, density_w_m2, ratio } = placeRow(one, projection);
        const [largest] = one.bySite;
        return {
          kind: one.kind,
          longitude,
          latitude,
          height: height_m,
          density: density_w_m2 ?? 0,
          ratio: ratio ?? 0,
          site: largest?.site ?? null,
          siteRatio: largest?.ratio ?? 0,
        };
      }),
      worst: assessment.places.reduce((most, { ratio }) => Math.max(most, ratio), 0),
    };
  },
});
