import Type from 'typebox';
import { defineOperation, fileAnswer } from '../../packs/operation.ts';
import { openMetrics } from '../open-metrics.ts';

const media = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

/** The same as read-state, for monitors. */
export const exportMetrics = defineOperation({
  name: 'export-metrics',
  kind: 'query',
  permission: 'backup.read',
  input: Type.Object({}),
  output: fileAnswer,
  file: { media: [media] },
  async handle(_input, { kernel }) {
    return { name: 'backup.txt', media, content: [openMetrics(await kernel.backups.state())] };
  },
});
