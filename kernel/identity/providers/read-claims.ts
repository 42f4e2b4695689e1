import type { Role } from '../actor.ts';
import type { ProviderSettings } from './settings.ts';

/** What a provider says of somebody, after its configuration; `null`: nothing that means something here. */
export interface Described {
  readonly account: string | null;
  readonly name: string | null;
  /** null: the tenant without a name; undefined: none that is known. */
  readonly tenant: string | null | undefined;
  /** null: none; undefined: one is wanted, and none that is known was said. */
  readonly organisation: string | null | undefined;
  /** In their own tenant. */
  readonly roles: readonly Role[];
  /** In each other tenant that the settings name: none where the provider said none. */
  readonly elsewhere: ReadonlyMap<string, readonly Role[]>;
}

export type Claims = Readonly<Record<string, unknown>>;

const ACCOUNT = /^[a-z0-9-]{1,60}$/;
/** As `directory-fields.ts`: what is shown has no controls in it and does not turn the line round. */
const UNSHOWN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const NAME_LENGTH = 200;

/** Reads the claims of somebody as a provider's settings say. Pure: who of them is on record is another's question. */
export function readClaims(claims: Claims, settings: ProviderSettings): Described {
  const { tenant: stated = null, organisation = null, roles = [] } = settings;
  const tenant = typeof stated === 'object' && stated !== null ? firstOf(claims, stated) : stated;
  const own = (role: RoleSomewhere): readonly Role[] =>
    typeof role === 'string' ? [role] : role.tenant === tenant ? [role.role] : [];
  return {
    account: accountOf(claims, settings.account),
    name: nameOf(claims),
    tenant,
    organisation:
      typeof organisation === 'object' && organisation !== null
        ? firstOf(claims, organisation)
        : organisation,
    roles: 'claim' in roles ? [...new Set(allOf(claims, roles).flatMap(own))] : roles,
    elsewhere: 'claim' in roles ? elsewhereOf(claims, roles, tenant) : new Map(),
  };
}

/** What is held in tenants besides one's own. */
function elsewhereOf(
  claims: Claims,
  roles: Mapping<RoleSomewhere>,
  own: string | null | undefined,
): Described['elsewhere'] {
  const elsewhere = new Map<string, readonly Role[]>();
  for (const role of Object.values(roles.values))
    if (typeof role === 'object' && role.tenant !== own) elsewhere.set(role.tenant, []);
  for (const role of allOf(claims, roles)) {
    if (typeof role === 'string' || role.tenant === own) continue;
    elsewhere.set(role.tenant, [...new Set([...(elsewhere.get(role.tenant) ?? []), role.role])]);
  }
  return elsewhere;
}

/**
 * The account that somebody has here. Only as it is written: two names that differ in their case may be two people there.
 * An e-mail counts only where the provider says that it was verified, and in the domain that was named.
 */
function accountOf(claims: Claims, stated: ProviderSettings['account']): string | null {
  if (stated === undefined) return null;
  if (typeof stated === 'string') {
    const [value = ''] = valuesOf(claims, stated);
    return ACCOUNT.test(value) ? value : null;
  }
  const { email, email_verified: verified } = claims;
  if (verified !== true || typeof email !== 'string') return null;
  const [local = '', domain, ...more] = email.split('@');
  return more.length === 0 && domain?.toLowerCase() === stated.email && ACCOUNT.test(local) ? local : null;
}

function nameOf(claims: Claims): string | null {
  for (const claim of ['name', 'preferred_username']) {
    const [value = ''] = valuesOf(claims, claim);
    const name = value.replaceAll(UNSHOWN, '').trim().slice(0, NAME_LENGTH).toWellFormed().trim();
    if (name !== '') return name;
  }
  return null;
}

type RoleSomewhere = Role | { readonly role: Role; readonly tenant: string };
type Mapping<T> = { readonly claim: string; readonly values: Readonly<Record<string, T>> };

function allOf<T>(claims: Claims, { claim, values }: Mapping<T>): T[] {
  const known = new Map(Object.entries(values));
  return [...new Set(valuesOf(claims, claim).flatMap((value) => known.get(value) ?? []))];
}

function firstOf(claims: Claims, mapping: Mapping<string>): string | undefined {
  return allOf(claims, mapping)[0];
}

/** The texts of a claim: one, or those of a list. Nothing else is a text. */
function valuesOf(claims: Claims, name: string): readonly string[] {
  const value = Object.hasOwn(claims, name) ? claims[name] : within(claims, name.split('.'));
  return [value].flat().filter((each): each is string => typeof each === 'string');
}

function within(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, name)
        ? (at as Readonly<Record<string, unknown>>)[name]
        : undefined,
    value,
  );
}
