import { sha256 } from '@yuheng/kernel/digest';
import { newInstanceId } from '@yuheng/kernel/instance-id';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import { unitsOf } from '@yuheng/kernel/record-type';
import Type from 'typebox';
import { fitsScreen, mostAlongSide, mostPixels, pictureSize } from '../indoor/picture-size.ts';
import { dropUnseen, insertPicture } from '../store/floor-pictures.ts';

const mostBytes = 10_000_000;

/** Keeps a picture of a floor plan, PNG or JPEG, for a design to show; it is given up after a day in which none does. */
export const saveFloorPicture = defineOperation({
  name: 'save-floor-picture',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({}),
  output: Type.Object({
    id: Type.String(),
    media: Type.String(),
    width: Type.Integer(),
    height: Type.Integer(),
  }),
  body: { media: ['image/png', 'image/jpeg', 'application/octet-stream'], maxBytes: mostBytes },
  async handle(_input, { kernel, actor, body }) {
    const size = pictureSize(body);
    if (size === null) throw new Problem('network.bad-picture');
    const { media, width, height } = size;
    if (!fitsScreen(size)) {
      const limits = { most: mostAlongSide, million: mostPixels / 1e6 };
      throw new Problem('network.picture-too-large', { width, height, ...limits });
    }
    const id = newInstanceId();
    const at = kernel.clock().toISOString();
    const digest = sha256(body);
    await kernel.database.transaction(async (tx) => {
      await dropUnseen(tx, at);
      await insertPicture(
        { id, ...size, bytes: body },
        { sha256: digest, at, by: actor.id, units: unitsOf(actor) },
        tx,
      );
      const payload = { media, width, height, sha256: digest.toString('hex') };
      await kernel.audit.append(
        { by: actor, action: 'network.save-floor-picture', resource: id, payload },
        tx,
      );
    });
    return { id, media, width, height };
  },
});
