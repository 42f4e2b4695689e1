import type { Selection } from '../selection.ts';

/**
 * What a query asks, as a text that is the same for the same question: neither pages, nor ids, nor order belong to it
 * (ETSI GS CIM 009 V1.9.1, clause 5.5.14: a request through a map has the parameters of the one that made it, but for these).
 */
export function mapQueryOf(selection: Selection): string {
  const {
    limit: _limit,
    offset: _offset,
    ids: _ids,
    order: _order,
    allowed: _allowed,
    anyOf = [],
    ...asked
  } = selection;
  return JSON.stringify(sorted({ ...asked, anyOf: anyOf.map(({ ids: _own, ...one }) => one) }));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]),
  );
}
