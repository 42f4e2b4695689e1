import { Problem } from '../../http/problem.ts';
import type { Selection } from '../selection.ts';
import { conditionsOfQuery, type Query, type StoredName } from './selection-of-query.ts';
import { queryOfBody } from './temporal-query-body.ts';

/**
 * A Query over the present (ETSI GS CIM 009 V1.9.1, clause 5.2.23) as selections, any of which an entity may fit.
 * @throws Problem facts.not-an-entity, facts.bad-* ; facts.bad-query for a temporal query, and for one of everything
 */
export function selectionsOfBody(
  body: unknown,
  parameters: Query,
  stored: StoredName,
): readonly [Selection, ...Selection[]] {
  const { query, selectors } = queryOfBody(body, parameters, stored);
  if (query['timerel'] !== undefined) refuse('∌ temporalQ');
  refuseTooWide(
    query,
    selectors.some(({ typeExpression }) => typeExpression !== undefined),
  );
  const conditions = conditionsOfQuery(query, stored);
  const [first = {}, ...others] = selectors;
  return [{ ...conditions, ...first }, ...others.map((one) => ({ ...conditions, ...one }))];
}

/** Of a Query that has members of its own for how it is answered; all of its selectors in one selection. @throws as above */
export function selectionOfBody(
  body: unknown,
  parameters: Query,
  stored: StoredName,
): { readonly query: Query; readonly selection: Selection } {
  const { query, selectors } = queryOfBody(body, parameters, stored, OF_ANSWERS);
  if (query['timerel'] !== undefined) refuse('∌ temporalQ');
  refuseTooWide(
    query,
    selectors.some(({ typeExpression }) => typeExpression !== undefined),
  );
  const selection = conditionsOfQuery(query, stored);
  return { query, selection: selectors.length === 0 ? selection : { ...selection, anyOf: selectors } };
}

const OF_ANSWERS: ReadonlySet<string> = new Set(['join', 'joinLevel', 'containedBy', 'geometryProperty']);

/** Ids alone do not bound a query that others may be asked as well (clause 5.14.4.4). @throws Problem facts.bad-query */
export function refuseTooWide(query: Query, hasTypes: boolean): void {
  const narrow = hasTypes || query['attrs'] || query['q'] || query['georel'];
  if (!narrow && query['local'] !== 'true') refuse('type | attrs | q | georel | local=true');
}

function refuse(expected: string): never {
  throw new Problem('facts.bad-query', { position: 0, expected });
}
