import { defineOperation, fileAnswer } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { ChangesText, readChanges } from '../rules/site-changes.ts';
import { exportApart } from '../store/export-apart.ts';
import { loadRun } from '../store/load-run.ts';

const media = {
  tif: 'image/tiff; application=geotiff',
  geojson: 'application/geo+json',
  kml: 'application/vnd.google-earth.kml+xml',
  csv: 'text/csv; charset=utf-8',
  pmtiles: 'application/vnd.pmtiles',
} as const;

/** A run as a file: what `yuheng network coverage --out` writes. */
export const exportCoverage = defineOperation({
  name: 'export-coverage',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    run: Type.String({ format: 'uuid' }),
    format: Type.Enum(['tif', 'geojson', 'kml', 'csv', 'pmtiles']),
    changes: ChangesText,
  }),
  output: fileAnswer,
  file: { media: Object.values(media) },
  async handle({ run: id, format, changes }, { kernel }) {
    const tried = readChanges(changes);
    const run = await loadRun(kernel.database, id);
    run.try(tried);
    return {
      name: `${run.stored.name}.${format}`,
      media: media[format],
      content: exportApart(run, { format }),
    };
  },
});
