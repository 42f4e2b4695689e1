import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { MeasureView, measureView } from '../measure-view.ts';
import { seriesBreaks } from '../series-breaks.ts';

const Value = Type.Union([Type.Number(), Type.Null()]);

/** The figures of past periods of every version of a measure, side by side, and the breaks between them. */
export const readSeries = defineOperation({
  name: 'read-series',
  kind: 'query',
  permission: 'measures.read',
  input: Type.Object({ code: Type.String({ minLength: 1, maxLength: 200 }) }),
  output: Type.Object({
    /** Oldest first. */
    versions: Type.Array(
      Type.Object({
        definition: MeasureView,
        definedAt: Type.String(),
        /** Null: it came with the programme. */
        by: Type.Union([Type.String(), Type.Null()]),
        /** Of past periods, oldest first. */
        figures: Type.Array(
          Type.Object({
            measurement: Type.String(),
            period: Type.String(),
            at: Type.String(),
            value: Value,
            tier: MeasureView.properties.tier,
            facts: Type.Integer(),
            synthetic: Type.Boolean(),
          }),
        ),
      }),
    ),
    breaks: Type.Array(
      Type.Object({
        from: Type.Integer(),
        to: Type.Integer(),
        at: Type.String(),
        changed: Type.Array(Type.String()),
        sameUnit: Type.Boolean(),
        both: Type.Union([
          Type.Object({ period: Type.String(), before: Type.Number(), after: Type.Number() }),
          Type.Null(),
        ]),
      }),
    ),
  }),
  async handle({ code }, { kernel: { measures, registry } }) {
    const known = measures.find(code);
    const versions = await Promise.all(
      (await measures.versions(code)).map(async (version) => ({
        ...version,
        figures: await measures.series(code, version.definition.version),
      })),
    );
    return {
      versions: versions.map(({ definition, definedAt, by, figures }) => ({
        definition: measureView(registry, known, definition),
        definedAt,
        by,
        figures: figures.map(({ id, period, at, value, tier, facts, synthetic }) => ({
          measurement: id,
          period,
          at,
          value,
          tier,
          facts,
          synthetic,
        })),
      })),
      breaks: seriesBreaks(versions).map((each) => ({ ...each, changed: [...each.changed] })),
    };
  },
});
