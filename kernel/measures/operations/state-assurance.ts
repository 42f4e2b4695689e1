import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { AssurancePoints } from '../assurance/assurance.ts';
import { AssuranceView, assuranceView } from '../assurance/assurance-view.ts';
import { QualityRules } from '../quality/rule.ts';

/**
 * States how the data of a measure is assured, in five points, and optionally rules in the place of those that its definition
 * brings. What was stated before stays on record.
 */
export const stateAssurance = defineOperation({
  name: 'state-assurance',
  kind: 'command',
  permission: 'measures.write',
  input: Type.Object(
    {
      measure: Type.String({ minLength: 1, maxLength: 200 }),
      /** The version that was before one's eyes. */
      seen: Type.Integer({ minimum: 0 }),
      points: AssurancePoints,
      /** Null: those of the definition; absent: as they are. */
      rules: Type.Optional(Type.Union([QualityRules, Type.Null()])),
    },
    { additionalProperties: false },
  ),
  output: AssuranceView,
  async handle({ measure, seen, points, rules }, { kernel, actor }) {
    const { quality } = kernel.measures;
    const kept = rules === undefined ? quality.assurance(measure).rules : rules;
    return assuranceView(kernel, measure, await quality.state(measure, seen, { points, rules: kept }, actor));
  },
});
