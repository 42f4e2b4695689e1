import { badParameters, noSelector } from '../query/bad-parameters.ts';
import type { Selection } from '../selection.ts';
import { conditionsOfQuery, type Query, type StoredName } from './selection-of-query.ts';
import { queryOfBody } from './temporal-query-body.ts';

/**
 * A Query over the present (ETSI GS CIM 009 V1.9.1, clause 5.2.23): as the parameters that `GET /entities` would have, and as
 * a selection; of several selectors an entity may fit any.
 * @param also members that it may have besides
 * @throws Problem facts.not-an-entity, facts.bad-* ; facts.bad-query for a temporal query, and for one of everything
 */
export function selectionOfBody(
  body: unknown,
  parameters: Query,
  stored: StoredName,
  also?: ReadonlySet<string>,
): { readonly query: Query; readonly selection: Selection } {
  const { query, selectors } = queryOfBody(body, parameters, stored, also);
  if (query['timerel'] !== undefined) refuse('∌ temporalQ');
  refuseTooWide(
    query,
    selectors.some(({ typeExpression }) => typeExpression !== undefined),
  );
  const conditions = conditionsOfQuery(query, stored);
  // One selector says what the parameters of a query string would.
  const selection =
    selectors.length > 1 ? { ...conditions, anyOf: selectors } : { ...conditions, ...selectors[0] };
  return { query, selection };
}

/** Ids alone do not bound a query that others may be asked as well (clause 5.14.4.4). @throws Problem facts.bad-query */
export function refuseTooWide(query: Query, hasTypes: boolean): void {
  const narrow = hasTypes || query['attrs'] || query['q'] || query['georel'];
  if (!narrow && query['local'] !== 'true') throw noSelector('type | attrs | q | georel | local=true');
}

function refuse(expected: string): never {
  throw badParameters(expected);
}
