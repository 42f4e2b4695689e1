import { sealedRegistrations } from '../facts/sources/registration-secrets.ts';
import { sealedSubscriptions } from '../facts/subscribe/subscription-secrets.ts';
import type { SealedTable } from './sealed-documents.ts';

/** All tables that hold secrets which must be read back: what a rotation of keys goes through. */
export const sealedTables: readonly SealedTable[] = [sealedSubscriptions, sealedRegistrations];
