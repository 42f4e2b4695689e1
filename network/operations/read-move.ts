import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { PatchShape, pictureInput } from '../rules/picture-shape.ts';
import { SharesShape } from '../rules/run-shape.ts';
import { readChanges } from '../rules/site-changes.ts';
import { loadRun } from '../store/load-run.ts';
import { paintBox } from '../store/paint-picture.ts';

/**
 * What changes when sites stand elsewhere: only the pixels in their reach are computed again. The patches belong over the
 * picture of the run without changes; nothing is kept.
 */
export const readMove = defineOperation({
  name: 'read-move',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object(pictureInput),
  output: Type.Object({
    patches: Type.Array(PatchShape),
    shares: SharesShape,
    milliseconds: Type.Number(),
    /** Sites whose reach ends at the edge of the run, because they moved: their coverage goes on where nothing is computed. */
    cut: Type.Array(Type.String()),
  }),
  async handle({ run: id, layer, theme = 'light', changes }, { kernel }) {
    const tried = readChanges(changes);
    const run = await loadRun(kernel.database, id);
    const begin = performance.now();
    const { boxes, cut } = run.try(tried);
    const milliseconds = Math.round(performance.now() - begin);
    const patches = boxes.flatMap((box) => paintBox(run, layer, theme, box) ?? []);
    return { patches, shares: run.shares() as never, milliseconds, cut: [...cut] };
  },
});
