import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { MeasureView, measureView } from '../measure-view.ts';

/** Measures with their newest figure, as the server has it: nothing is evaluated. */
export const listFigures = defineOperation({
  name: 'list-figures',
  kind: 'query',
  permission: 'measures.read',
  input: Type.Object({
    /** Only measures that this pack offers. */
    pack: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  }),
  output: Type.Object({
    figures: Type.Array(
      Type.Object({
        definition: MeasureView,
        /** Null before the first evaluation. */
        newest: Type.Union([
          Type.Object({
            measurement: Type.String(),
            value: Type.Union([Type.Number(), Type.Null()]),
            at: Type.String(),
            tier: MeasureView.properties.tier,
            facts: Type.Integer(),
            synthetic: Type.Boolean(),
          }),
          Type.Null(),
        ]),
        /** At the ends of past periods, oldest first. */
        series: Type.Array(
          Type.Object({ at: Type.String(), value: Type.Union([Type.Number(), Type.Null()]) }),
        ),
      }),
    ),
  }),
  async handle({ pack }, { kernel: { registry, measures } }) {
    const offered = measures.known().filter((each) => pack === undefined || each.pack === pack);
    const figures = await Promise.all(
      offered.map(async (known) => {
        const { code } = known.definition;
        const [now, past] = await Promise.all([measures.newest(code), measures.series(code)]);
        return {
          definition: measureView(registry, known),
          newest: now && {
            measurement: now.id,
            value: now.value,
            at: now.at,
            tier: now.tier,
            facts: now.facts,
            synthetic: now.synthetic,
          },
          series: past.map(({ at, value }) => ({ at, value })),
        };
      }),
    );
    return { figures };
  },
});
