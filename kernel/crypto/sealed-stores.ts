import { valueStore } from '../facts/sensitive/value-store.ts';
import { sealedRegistrations } from '../facts/sources/registration-secrets.ts';
import { sealedSubscriptions } from '../facts/subscribe/subscription-secrets.ts';
import { documentStore } from './document-store.ts';
import type { SealedStore } from './sealed-store.ts';

/** All tables that hold something sealed. */
export const sealedStores: readonly SealedStore[] = [
  documentStore(sealedSubscriptions),
  documentStore(sealedRegistrations),
  valueStore,
];
