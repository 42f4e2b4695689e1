import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { readDocument } from '../store/plan-store.ts';

export const readDocumentOperation = defineOperation({
  name: 'read-document',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ document: Type.String({ format: 'uuid' }) }),
  output: Type.Object({
    id: Type.String(),
    name: Type.String(),
    sha256: Type.String(),
    media: Type.String(),
    encoding: Type.String(),
    text: Type.String(),
  }),
  async handle({ document }, { kernel }) {
    const { id, name, sha256, media, encoding, text } = await readDocument(kernel.database, document);
    return { id, name, sha256, media, encoding, text };
  },
});
