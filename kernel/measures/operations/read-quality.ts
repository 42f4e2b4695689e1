import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { FindingView, findingView } from '../quality/finding-view.ts';
import { wordsOf } from '../quality/words-of.ts';

/** What the rules of a measure found in a figure, as it stands now. */
export const readQuality = defineOperation({
  name: 'read-quality',
  kind: 'query',
  permission: 'measures.read',
  input: Type.Object({ measurement: Type.String({ format: 'uuid' }) }),
  output: Type.Object({
    /** Null: it has no rules, or had none when it was measured. */
    checkedAt: Type.Union([Type.String(), Type.Null()]),
    findings: Type.Array(
      Type.Object({
        ...FindingView.properties,
        examples: Type.Array(
          Type.Object({ id: Type.String(), label: Type.Union([Type.String(), Type.Null()]) }),
        ),
      }),
    ),
  }),
  async handle({ measurement: id }, { kernel }) {
    const { measures, facts, clock } = kernel;
    const measurement = await measures.read(id);
    const found = (await measures.quality.findings([id])).get(id);
    if (found === undefined) return { checkedAt: null, findings: [] };
    const definition = measures.definition(measurement.measure);
    // A figure of the past is judged by the time that it speaks of.
    const now = measurement.period === 'now' ? clock().toISOString() : measurement.at;
    const views = found.findings.map((one) => findingView(wordsOf(kernel), definition, one, now));
    const ids = [...new Set(views.flatMap(({ examples }) => examples))];
    const { entities } =
      ids.length === 0 ? { entities: [] } : await facts.query({ ids, attributes: ['name'] });
    const names = new Map(entities.map((entity) => [entity.id, entity.facts['name']?.value]));
    const labelOf = (entity: string): string | null => {
      const name = names.get(entity);
      return typeof name === 'string' ? name : null;
    };
    return {
      checkedAt: found.checkedAt,
      findings: views.map((view) => ({
        ...view,
        examples: view.examples.map((entity) => ({ id: entity, label: labelOf(entity) })),
      })),
    };
  },
});
