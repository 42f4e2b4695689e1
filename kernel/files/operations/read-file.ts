import Type from 'typebox';
import { defineOperation, fileAnswer } from '../../packs/operation.ts';
import { keptMedia } from '../media-of.ts';

/** A kept file as it came. */
export const readFile = defineOperation({
  name: 'read-file',
  kind: 'query',
  permission: 'files.read',
  input: Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
  output: fileAnswer,
  file: { media: keptMedia },
  async handle({ sha256 }, { kernel }) {
    const { name, media, bytes } = await kernel.files.read(sha256);
    return { name, media, content: [bytes] };
  },
});
