import Type, { type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { TENANT_NAME } from '../../facts/operations/tenant-name.ts';
import { Name, PersonRole } from '../directory-fields.ts';

/** A claim of the provider's word: its name, or the way to it through objects (`realm_access.roles`). */
const Claim = Type.String({ minLength: 1, maxLength: 200 });
const TenantText = Type.String({ pattern: TENANT_NAME });
const Roles = Type.Array(PersonRole, { minItems: 1, maxItems: 3 });
/** In their own tenant, or in the one that is named. */
const RoleSomewhere = Type.Union([
  PersonRole,
  Type.Object({ role: PersonRole, tenant: TenantText }, { additionalProperties: false }),
]);
const HttpUrl = Type.String({ pattern: '^https?://[^\\s#?@]+$', maxLength: 500 });

/** Values without spaces, for they stand in one parameter. */
const Strengths = Type.Array(Type.String({ pattern: '^[\\x21-\\x7e]{1,200}$' }), {
  minItems: 1,
  maxItems: 10,
});

/** What each value of a claim means here; of several values of a list the first that means something. */
function mapped<T extends TSchema>(value: T) {
  return Type.Object(
    { claim: Claim, values: Type.Record(Type.String(), value) },
    { additionalProperties: false },
  );
}

/** An outside provider (OpenID Connect Core 1.0), as the house sets it. */
const Provider = Type.Object(
  {
    /** In the address that the provider sends people back to: `<address>/sign-in/<id>`. */
    id: Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$' }),
    name: Type.Object({ 'zh-CN': Name, en: Name }, { additionalProperties: false }),
    /** As the provider itself writes it, to the letter. */
    issuer: HttpUrl,
    client: Type.String({ minLength: 1, maxLength: 500 }),
    /** With what ID tokens are signed; RS256 unless told, as the standard has it. Never a shared secret. */
    signature: Type.Optional(Type.Enum(['RS256', 'PS256', 'ES256', 'ES384', 'Ed25519'])),
    /** Besides `openid`. */
    scopes: Type.Optional(
      Type.Array(Type.String({ pattern: '^[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,100}$' }), { maxItems: 20 }),
    ),
    /** Classes of sign-in (`acr`), the best first, of which it must have been one; it is asked for them (`acr_values`). */
    acr: Type.Optional(Strengths),
    /** Means of sign-in (`amr`, RFC 8176) of which all must have been used: `mfa`, `hwk`. */
    amr: Type.Optional(Strengths),
    /** Where else, besides the issuer's own origin, the provider may have its endpoints. */
    origins: Type.Optional(Type.Array(HttpUrl, { maxItems: 10 })),
    /** It may have addresses of this machine or network. */
    private: Type.Optional(Type.Boolean()),
    /** Where claims are taken from; the ID token unless told. */
    claims: Type.Optional(Type.Enum(['id-token', 'userinfo'])),
    /** What happens to somebody of whom nothing is on record; refused unless told. */
    strangers: Type.Optional(Type.Enum(['refuse', 'link', 'make', 'link-or-make'])),
    /** The claim that is the account here; of an e-mail the part before `@domain`, where the provider says it was verified. */
    account: Type.Optional(
      Type.Union([
        Claim,
        Type.Object(
          { email: Type.String({ pattern: '^[a-z0-9-]+(?:\\.[a-z0-9-]+)+$' }) },
          { additionalProperties: false },
        ),
      ]),
    ),
    /** The tenant of all, or a claim; the one without a name unless told. */
    tenant: Type.Optional(Type.Union([TenantText, mapped(TenantText)])),
    /** The organisation of all whom it makes, or a claim; none unless told. */
    organisation: Type.Optional(Type.Union([Name, mapped(Name)])),
    /** The roles of all whom it makes, or a claim; each value a role in their own tenant, or in another. */
    roles: Type.Optional(Type.Union([Roles, mapped(RoleSomewhere)])),
  },
  { additionalProperties: false },
);

/** A provider with what only the server knows. */
export type ProviderSettings = Static<typeof Provider> & { readonly secret: string | null };

export interface ProvidersSettings {
  /** Where people reach this server: `https://yuheng.example.gov.cn`. */
  readonly address: string;
  readonly providers: readonly ProviderSettings[];
}

/** What the file says: `secret` is a file beside it that holds the client's secret; a client without one is public. */
const File = Type.Object(
  {
    address: HttpUrl,
    providers: Type.Array(
      Type.Object(
        { ...Provider.properties, secret: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 20 },
    ),
  },
  { additionalProperties: false },
);
const file = Compile(File);

/** What is wrong with a file of providers: where, and one word for what. */
export interface ProvidersFault {
  readonly where: string;
  readonly fault: 'shape' | 'https' | 'address' | 'twice' | 'roles' | 'account';
}

/** What a file of providers says, or what is wrong with it. Secrets are still names of files. */
export function parseProviders(stated: unknown): Static<typeof File> | ProvidersFault {
  if (!file.Check(stated)) {
    const [first] = file.Errors(stated);
    return { where: first?.instancePath ?? '', fault: 'shape' };
  }
  const address = URL.parse(stated.address);
  if (address?.origin !== stated.address.replace(/\/$/, '')) return { where: '/address', fault: 'address' };
  if (!isSafe(stated.address)) return { where: '/address', fault: 'https' };
  for (const [index, provider] of stated.providers.entries()) {
    const fault = faultOf(provider, stated.providers.slice(0, index));
    if (fault !== null) return { where: `/providers/${index}/${fault[0]}`, fault: fault[1] };
  }
  return stated;
}

function faultOf(
  provider: Static<typeof File>['providers'][number],
  earlier: readonly Static<typeof File>['providers'][number][],
): readonly [string, ProvidersFault['fault']] | null {
  const { issuer, origins = [], strangers = 'refuse' } = provider;
  if (!isSafe(issuer)) return ['issuer', 'https'];
  if (!origins.every(isSafe)) return ['origins', 'https'];
  // One subject of one issuer is one person, whichever of its clients they come by.
  if (earlier.some((other) => other.id === provider.id)) return ['id', 'twice'];
  if (earlier.some((other) => other.issuer === issuer)) return ['issuer', 'twice'];
  if (strangers.includes('make') && provider.roles === undefined) return ['roles', 'roles'];
  // An e-mail is no name: it counts only with its domain, and verified.
  if (provider.account === 'email') return ['account', 'account'];
  if (strangers.startsWith('link') && provider.account === undefined) return ['account', 'account'];
  return null;
}

/** Encrypted, or on this very machine. */
function isSafe(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || (url !== null && isLoopback(url));
}

/** Of this machine: where tests and trials run. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}
