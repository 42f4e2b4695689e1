import type { Keyring } from '../crypto/keyring.ts';
import { SealedDocuments } from '../crypto/sealed-documents.ts';
import { sealedRegistrations } from './sources/registration-secrets.ts';
import { sealedSubscriptions } from './subscribe/subscription-secrets.ts';

/** What a tenant keeps sealed. */
export interface TenantSecrets {
  readonly subscriptions: SealedDocuments;
  readonly sources: SealedDocuments;
}

export function tenantSecrets(keyring: Keyring, tenant: number): TenantSecrets {
  return {
    subscriptions: new SealedDocuments(keyring, sealedSubscriptions, tenant),
    sources: new SealedDocuments(keyring, sealedRegistrations, tenant),
  };
}
