import { queryOptions, useQuery } from '@tanstack/react-query';
import { get } from './request.ts';
import { usePlace } from './use-place.ts';

/** A tenant in which one holds something. */
export interface HeldTenant {
  /** null: the one without a name. */
  readonly name: string | null;
  readonly roles: readonly string[];
  readonly administers: boolean;
}

export const tenantsQuery = queryOptions({
  queryKey: ['directory', 'tenants'],
  queryFn: ({ signal }) => get<{ tenants: readonly HeldTenant[] }>('/api/identity/list-tenants', {}, signal),
  staleTime: 60_000,
});

/** Input of an operation that is asked for in a tenant. */
export type Where = { readonly tenant?: string };

export function whereOf(tenant: string | null): Where {
  return tenant === null ? {} : { tenant };
}

/** The tenant whose people are shown, as the address says, and all that one administers; of a house with one, that one. */
export function useTenant(): {
  readonly tenant: string | null;
  readonly where: Where;
  readonly administered: readonly (string | null)[];
} {
  const { query } = usePlace();
  const { data } = useQuery(tenantsQuery);
  const administered = (data?.tenants ?? []).flatMap(({ name, administers }) => (administers ? [name] : []));
  const [first = null] = administered;
  const tenant = query['tenant'] ?? first;
  return { tenant, where: whereOf(tenant), administered };
}
