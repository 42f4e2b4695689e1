import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Asks again, because what is known or on its way is older than what was just heard. A first answer that is still on its way is
 * given up for it: the query library would take it for fresh.
 */
export async function askAnew(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  if (queries.getQueryData(queryKey) === undefined) await queries.cancelQueries({ queryKey, exact: true });
  await queries.invalidateQueries({ queryKey, exact: true });
}
