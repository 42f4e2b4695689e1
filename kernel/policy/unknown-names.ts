import type { Kernel } from '../packs/kernel.ts';
import type { Text } from '../packs/messages.ts';
import type { Registry } from '../packs/registry.ts';
import { namedEntities } from './cedar/named-entities.ts';
import { nearNames } from './near-names.ts';
import type { KnownPolicy } from './read-policies.ts';

/** What is open, so that a name nobody knows may be meant: it is not refused, and told. */
const OPEN = ['EntityType', 'Organisation'] as const;
type Open = (typeof OPEN)[number];
type Names = Readonly<Partial<Record<Open, readonly string[]>>>;

/** What policies name and nobody knows. @param known of each kind; of one that is missing nothing is told. Pure. */
export function unknownNames(
  policies: readonly KnownPolicy[],
  known: Names,
  { text }: Pick<Registry, 'text'>,
): readonly Text[] {
  const and = text('kernel', 'policy.unknown.and');
  return OPEN.flatMap((kind) =>
    policies.flatMap(({ id, json }) =>
      namedEntities(json, kind).flatMap((name) => {
        const there = known[kind];
        if (there === undefined || there.includes(name)) return [];
        const { near, names, count } = nearNames(name, there);
        const hint = near ? 'near' : names.length > 0 ? 'known' : 'none';
        return [
          text('kernel', `policy.unknown.${kind}`, {
            id,
            name,
            hint: text('kernel', `policy.unknown.${hint}`, {
              count,
              names: { 'zh-CN': names.join(and['zh-CN']), en: names.join(and.en) },
            }),
          }),
        ];
      }),
    ),
  );
}

/** The names that packs, facts and the directory of any tenant know. */
export async function knownNames(kernel: Kernel): Promise<Names> {
  const { registry, tenants, identity } = kernel;
  const types = new Set(registry.entityTypes.keys());
  const organisations = new Set<string>();
  for (const tenant of [null, ...(await tenants.names())]) {
    const { id, facts } = await tenants.find(tenant);
    for (const { type } of await facts.census()) if (type !== '') types.add(type);
    for (const { name } of await identity.organisations.list(id)) organisations.add(name);
  }
  return { EntityType: [...types].toSorted(), Organisation: [...organisations].toSorted() };
}
