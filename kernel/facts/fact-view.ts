import Type, { type Static } from 'typebox';

/** A fact on the wire of our own operations; the same shape as `Fact`. */
export const FactView = Type.Object({
  instance: Type.String(),
  entity: Type.String(),
  entityType: Type.String(),
  attribute: Type.String(),
  kind: Type.Union([
    Type.Literal('Property'),
    Type.Literal('GeoProperty'),
    Type.Literal('Relationship'),
    Type.Literal('LanguageProperty'),
    Type.Literal('VocabProperty'),
    Type.Literal('ListProperty'),
    Type.Literal('ListRelationship'),
    Type.Literal('JsonProperty'),
  ]),
  value: Type.Unknown(),
  unitCode: Type.Union([Type.String(), Type.Null()]),
  observedAt: Type.Union([Type.String(), Type.Null()]),
  recordedAt: Type.String(),
  by: Type.Object({
    actor: Type.String(),
    organisation: Type.Union([Type.String(), Type.Null()]),
    source: Type.String(),
    synthetic: Type.Boolean(),
  }),
  digest: Type.String(),
  datasetId: Type.Optional(Type.String()),
  expiresAt: Type.Optional(Type.String()),
  objectType: Type.Optional(Type.Unknown()),
  /** Attributes of the attribute, as they were stated. */
  attributes: Type.Optional(Type.Unknown()),
  createdAt: Type.Optional(Type.String()),
});
export type FactView = Static<typeof FactView>;
