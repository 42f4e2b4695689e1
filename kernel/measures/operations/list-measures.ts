import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { MeasureView, measureView } from '../measure-view.ts';

export const listMeasures = defineOperation({
  name: 'list-measures',
  kind: 'query',
  permission: 'measures.read',
  input: Type.Object({}),
  output: Type.Object({ measures: Type.Array(MeasureView) }),
  handle(_input, { kernel: { registry, measures } }) {
    return Promise.resolve({ measures: measures.known().map((known) => measureView(registry, known)) });
  },
});
