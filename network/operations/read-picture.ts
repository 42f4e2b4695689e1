import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { legendOf } from '../rules/picture-classes.ts';
import { cornersOf } from '../rules/picture-lattice.ts';
import { PatchShape, pictureInput } from '../rules/picture-shape.ts';
import { readChanges } from '../rules/site-changes.ts';
import { loadRun } from '../store/load-run.ts';
import { paintPicture } from '../store/paint-picture.ts';

/** A run as one picture in Web Mercator (EPSG:3857), with the corners that a map wants and the legend of its colours. */
export const readPicture = defineOperation({
  name: 'read-picture',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object(pictureInput),
  output: Type.Object({
    picture: PatchShape,
    /** North-west, north-east, south-east, south-west: [longitude, latitude]. */
    corners: Type.Array(Type.Tuple([Type.Number(), Type.Number()])),
    /** From weak to strong, `from` in dBm or dB; empty where colours only tell cells apart. */
    legend: Type.Array(
      Type.Object({ from: Type.Union([Type.Number(), Type.Null()]), colour: Type.String() }),
    ),
  }),
  async handle({ run: id, layer, theme = 'light', changes }, { kernel }) {
    const tried = readChanges(changes);
    const run = await loadRun(kernel.database, id);
    run.try(tried);
    const picture = paintPicture(run, layer, theme);
    return { picture, corners: cornersOf(run.lattice), legend: [...legendOf(layer, theme)] };
  },
});
