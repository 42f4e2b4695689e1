import type { Text } from '../text/text-context.ts';

/** What a tenant is called; the one without a name is the platform's own. */
export function tenantName(name: string | null, t: Text): string {
  return name ?? t('directory.tenant.own');
}
