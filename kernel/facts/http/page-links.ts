interface Page {
  readonly offset: number;
  readonly limit: number;
  /** There is something behind it. */
  readonly more: boolean;
}

/**
 * Links from a page of a list to the ones before and behind it (ETSI GS CIM 009 V1.9.1, clauses 5.5.9 and 6.3.10), to go
 * into the Link header; empty for the only page.
 * @param url the request's, whose other parameters they keep
 */
export function pageLinks(url: string, { offset, limit, more }: Page): readonly string[] {
  const [path = '', search = ''] = url.split('?');
  const linked = (relation: string, from: number): string => {
    const query = new URLSearchParams(search);
    query.set('limit', String(limit));
    query.set('offset', String(from));
    return `<${path.replace(/\/$/, '')}?${query}>;rel="${relation}";type="application/ld+json"`;
  };
  return [
    ...(offset > 0 ? [linked('prev', Math.max(0, offset - limit))] : []),
    ...(more ? [linked('next', offset + limit)] : []),
  ];
}
