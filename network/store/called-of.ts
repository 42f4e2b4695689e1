import type { Kernel } from '@yuheng/kernel/kernel';
import type { Sql } from '@yuheng/kernel/store';
import { planPrefix } from '../rules/adopted-sites.ts';
import { textOf } from '../rules/fact-values.ts';

/** Things that are looked up together. */
const batch = 1000;

/** What people call things, of those that have a name. @param english by their English name where there is one */
export async function calledOf(
  facts: Kernel['facts'],
  ids: readonly string[],
  english: boolean,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (let from = 0; from < ids.length; from += batch) {
    const { entities } = await facts.query({
      ids: ids.slice(from, from + batch),
      attributes: ['name', 'nameEn'],
      limit: batch,
    });
    for (const entity of entities) {
      const name = (english ? textOf(entity, 'nameEn') : null) ?? textOf(entity, 'name');
      if (name !== null) names.set(entity.id, name);
    }
  }
  return names;
}

/** The same of plans of sites, which are no facts. @param ids of which some are plans */
export async function calledPlans(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const plans = ids.filter((id) => id.startsWith(planPrefix)).map((id) => id.slice(planPrefix.length));
  if (plans.length === 0) return new Map();
  const rows = await sql.query<{ id: string; name: string }>(
    'select id, name from network.site_plan where id::text = any($1)',
    [plans],
  );
  return new Map(rows.map(({ id, name }) => [`${planPrefix}${id}`, name]));
}
