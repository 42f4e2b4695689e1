import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Assurance } from '../assurance/assurance.ts';
import { AssuranceView, assuranceView } from '../assurance/assurance-view.ts';

/** What its owner states about the data of a measure, with all that was stated before. */
export const readAssurance = defineOperation({
  name: 'read-assurance',
  kind: 'query',
  permission: 'measures.read',
  input: Type.Object({ measure: Type.String({ minLength: 1, maxLength: 200 }) }),
  output: Type.Object({
    ...AssuranceView.properties,
    /** The newest first. */
    history: Type.Array(Assurance),
  }),
  async handle({ measure }, { kernel }) {
    kernel.measures.definition(measure);
    const history = await kernel.measures.quality.assurances(measure);
    const newest = history[0] ?? kernel.measures.quality.assurance(measure);
    return { ...assuranceView(kernel, measure, newest), history: [...history] };
  },
});
