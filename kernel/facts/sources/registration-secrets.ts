import type { SealedTable } from '../../crypto/sealed-documents.ts';
import { changeAddress, changePairs } from '../model/change-secrets.ts';
import { MEANT_KEYS } from './parse-source-info.ts';

/** What lets a context source know who is asking: headers, and what the address says of a user. */
export const sealedRegistrations: SealedTable = {
  purpose: 'sources',
  table: 'facts.registration',
  column: 'document',
  secrets: (document, change) => ({
    ...document,
    ...changeAddress(document['endpoint'], 'endpoint', change),
    ...changePairs(document['contextSourceInfo'], 'contextSourceInfo', change, MEANT_KEYS),
  }),
};
