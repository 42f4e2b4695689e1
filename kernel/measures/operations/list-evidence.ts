import Type from 'typebox';
import { FactView } from '../../facts/fact-view.ts';
import type { Fact } from '../../facts/model/entity.ts';
import { isGeometry, positionsOf } from '../../facts/model/geometry.ts';
import { defineOperation } from '../../packs/operation.ts';

const Shown = Type.Object({
  ...FactView.properties,
  /** The entity's name, where it has one. */
  label: Type.Union([Type.String(), Type.Null()]),
  /** [longitude, latitude] of the entity, where it has a place. */
  location: Type.Union([Type.Tuple([Type.Number(), Type.Number()]), Type.Null()]),
});

export const listEvidence = defineOperation({
  name: 'list-evidence',
  kind: 'query',
  permission: 'measures.read',
  input: Type.Object({
    measurement: Type.String({ format: 'uuid' }),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
    /** Only facts of this attribute. */
    attribute: Type.Optional(Type.String()),
    /** Only facts of entities whose id or name contains this. */
    contains: Type.Optional(Type.String()),
  }),
  output: Type.Object({
    total: Type.Integer(),
    attributes: Type.Array(Type.String()),
    facts: Type.Array(Shown),
  }),
  async handle({ measurement, offset = 0, limit = 100, attribute, contains }, { kernel }) {
    const all = await kernel.measures.evidence(measurement);
    const { entities } = await kernel.facts.query({
      ids: [...new Set(all.map((fact) => fact.entity))],
      attributes: ['name', 'location'],
    });
    const described = new Map(entities.map((entity) => [entity.id, entity.facts]));
    const labelOf = (fact: Fact): string | null => {
      const name = described.get(fact.entity)?.['name']?.value;
      return typeof name === 'string' ? name : null;
    };
    const needle = contains?.toLowerCase();
    const chosen = all.filter(
      (fact) =>
        (attribute === undefined || fact.attribute === attribute) &&
        (needle === undefined ||
          fact.entity.toLowerCase().includes(needle) ||
          labelOf(fact)?.toLowerCase().includes(needle)),
    );
    chosen.sort((a, b) =>
      a.entity === b.entity ? (a.attribute < b.attribute ? -1 : 1) : a.entity < b.entity ? -1 : 1,
    );
    const facts = chosen.slice(offset, offset + limit).map((fact) => {
      const place = described.get(fact.entity)?.['location']?.value;
      const [position] = isGeometry(place) ? positionsOf(place) : [];
      return {
        ...fact,
        label: labelOf(fact),
        location: position ? ([position[0], position[1]] as [number, number]) : null,
      };
    });
    return {
      total: chosen.length,
      attributes: [...new Set(all.map((fact) => fact.attribute))].toSorted(),
      facts,
    };
  },
});
