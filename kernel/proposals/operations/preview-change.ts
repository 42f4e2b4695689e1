import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Preview, seenPreview } from '../preview.ts';
import { ChangeFields } from './proposal-view.ts';

/** What a change would change: the difference, the figures, lamps and decisions that would be others. Nothing is stored. */
export const previewChange = defineOperation({
  name: 'preview-change',
  kind: 'command',
  permission: 'proposals.write',
  input: Type.Object(ChangeFields),
  output: Preview,
  handle: async (change, { kernel: { proposals, records }, actor }) =>
    seenPreview(await proposals.preview(change, actor), records),
});
