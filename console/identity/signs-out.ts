import type { DirectoryPerson } from '../data/directory.ts';

type Held = Pick<DirectoryPerson, 'own' | 'roles'>;

/**
 * Whether a first role in a tenant signs somebody out and voids their password, as the server is going to decide it: those who
 * administer the tenant of their account may have one of it. Nothing new leads to people of the house, or to who administers it.
 * Tenants are named as the directory names them; null: the house.
 */
export function signsOut({
  target,
  here,
  others,
}: {
  readonly target: string | null;
  /** The tenant that is shown, and what they are in it. */
  readonly here: { readonly tenant: string | null; readonly person: Held };
  /** What they are in the others that one administers; undefined: nothing. */
  readonly others: ReadonlyMap<string | null, Held | undefined>;
}): boolean {
  const all = [[here.tenant, here.person] as const, ...others];
  const home = all.find(([, held]) => held?.own === true);
  const inHouse = all.find(([tenant]) => tenant === null)?.[1];
  if (home === undefined || inHouse?.roles.includes('administrator') === true) return false;
  return home[0] !== null && home[0] !== target;
}
