import { withoutUndefined } from '../model/without-undefined.ts';
import { parseExpression } from '../query/expression.ts';
import type { SourceQuery } from '../sources/source-query.ts';
import type { Definition } from './subscription.ts';

/**
 * Which sources a subscription is about (ETSI GS CIM 009 V1.9.1, clauses 5.11.2.4 and 5.12). Attributes narrow where both those
 * that are watched and those that are told of are named.
 * @throws Problem facts.bad-query
 */
export function sourceQueryOf(definition: Definition): SourceQuery {
  const { entities, watchedAttributes, notification, datasetId, geoQ: geo, scopeQ, csf } = definition;
  const told = notification.attributes;
  return withoutUndefined({
    selectors: entities?.map(({ type, id, idPattern }) =>
      withoutUndefined({
        typeExpression: parseExpression(type),
        ids: id === undefined ? undefined : [id],
        idPattern,
      }),
    ),
    attributes: watchedAttributes && told ? [...watchedAttributes, ...told] : undefined,
    datasetId,
    geo,
    scopeQ,
    csf,
    temporal: definition.temporalQ ?? null,
  });
}
