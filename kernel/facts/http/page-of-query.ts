import { Problem } from '../../http/problem.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 1000;

/** Which page of a list is asked for (ETSI GS CIM 009 V1.9.1, clauses 5.5.9 and 6.3.10). @throws Problem facts.bad-page */
export function pageOfQuery(query: Readonly<Record<string, string | undefined>>): {
  readonly offset: number;
  readonly limit: number;
} {
  return {
    limit: whole(query['limit'], DEFAULT_LIMIT, MAX_LIMIT, 'limit'),
    offset: whole(query['offset'], 0, Number.MAX_SAFE_INTEGER, 'offset'),
  };
}

/** @throws Problem facts.bad-page */
export function whole(
  text: string | undefined,
  otherwise: number,
  max: number,
  name: string,
  min = 0,
): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max || value < min)
    throw new Problem('facts.bad-page', { name, min, max });
  return value;
}
