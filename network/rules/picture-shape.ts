import Type from 'typebox';
import { pictureLayers, themes } from './picture-classes.ts';
import { ChangesText } from './site-changes.ts';

/** What a picture is asked of. */
export const pictureInput = {
  run: Type.String({ format: 'uuid' }),
  layer: Type.Enum([...pictureLayers]),
  /** Of the page that it is shown on; light unless told. */
  theme: Type.Optional(Type.Enum([...themes])),
  /** Sites that stand elsewhere than in the run, as JSON: network/rules/site-changes.ts. */
  changes: ChangesText,
};

/** Pixels of the whole picture, and a PNG as a data URL. */
export const PatchShape = Type.Object({
  left: Type.Integer(),
  top: Type.Integer(),
  width: Type.Integer(),
  height: Type.Integer(),
  image: Type.String(),
});
