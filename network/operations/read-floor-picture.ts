import { defineOperation, fileAnswer } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { readPicture } from '../store/floor-pictures.ts';

/** A picture of a floor plan as it was sent. */
export const readFloorPicture = defineOperation({
  name: 'read-floor-picture',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ picture: Type.String({ format: 'uuid' }) }),
  output: fileAnswer,
  file: { media: ['image/png', 'image/jpeg'] },
  async handle({ picture }, { kernel }) {
    const { media, bytes } = await readPicture(kernel.database, picture);
    return { name: `${picture}.${media === 'image/png' ? 'png' : 'jpg'}`, media, content: [bytes] };
  },
});
