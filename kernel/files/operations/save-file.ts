import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { keptMedia } from '../media-of.ts';

export const KeptFileShape = Type.Object({
  /** SHA-256 of its bytes, in hex. */
  sha256: Type.String(),
  /** The name that these bytes first came with. */
  name: Type.String(),
  media: Type.String(),
  /** Bytes. */
  size: Type.Integer(),
  savedAt: Type.String(),
});

/** Keeps a file that a statement is to rest on: a picture, a PDF, OFD, Word or Excel document of 20 MB at most. */
export const saveFile = defineOperation({
  name: 'save-file',
  kind: 'command',
  permission: 'files.write',
  input: Type.Object({ name: Type.String({ minLength: 1, maxLength: 255 }) }),
  output: KeptFileShape,
  body: { media: [...keptMedia, 'application/octet-stream'], maxBytes: 20_000_000 },
  async handle({ name }, { kernel, actor, body }) {
    const { savedBy: _by, ...file } = await kernel.files.put({ name, bytes: body }, actor);
    return file;
  },
});
