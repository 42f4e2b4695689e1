import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { levelThresholds } from '../rules/area-shares.ts';
import { ChangesText, readChanges } from '../rules/site-changes.ts';
import { exportApart } from '../store/export-apart.ts';
import { loadRun } from '../store/load-run.ts';

/** Where SS-RSRP reaches some levels: GeoJSON (RFC 7946), one multipolygon a level. */
export const readContours = defineOperation({
  name: 'read-contours',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    run: Type.String({ format: 'uuid' }),
    /** dBm; the thresholds of the shares unless told. */
    from: Type.Optional(Type.Number({ minimum: -150, maximum: 0 })),
    changes: ChangesText,
  }),
  output: Type.Object({
    type: Type.Literal('FeatureCollection'),
    features: Type.Array(Type.Unknown()),
  }),
  async handle({ run: id, from, changes }, { kernel }) {
    const tried = readChanges(changes);
    const run = await loadRun(kernel.database, id);
    run.try(tried);
    const thresholds = from === undefined ? levelThresholds : [from];
    let text = '';
    for await (const piece of exportApart(run, { thresholds })) text += piece.toString();
    return JSON.parse(text) as { type: 'FeatureCollection'; features: unknown[] };
  },
});
