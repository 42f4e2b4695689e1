/** What a project says of who is where. */
export interface Tenancy {
  readonly candidate: unknown;
  /** A single tenant may stand as a text and not as a list of one. */
  readonly tenants: unknown;
}

/** Operators on each candidate, by the projects that were decided on it: one that is on two of them is there once. Pure. */
export function tenantsOn(projects: Iterable<Tenancy>): ReadonlyMap<string, ReadonlySet<string>> {
  const on = new Map<string, Set<string>>();
  for (const { candidate, tenants } of projects) {
    const there = on.get(String(candidate)) ?? new Set<string>();
    for (const tenant of [tenants ?? []].flat()) if (typeof tenant === 'string') there.add(tenant);
    on.set(String(candidate), there);
  }
  return on;
}
