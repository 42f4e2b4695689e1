import type { KernelPart } from '../packs/registry.ts';
import { resealJob } from './jobs/reseal.ts';
import { listDataKeys } from './operations/list-data-keys.ts';
import { rotateKeys } from './operations/rotate-keys.ts';

/** What this module offers, in the form of a pack. */
export const cryptoPart: KernelPart = {
  id: 'crypto',
  operations: [listDataKeys, rotateKeys],
  jobs: [resealJob],
  errors: {
    'bad-key-file': 500,
    broken: 500,
    'data-key-missing': 500,
    'key-file-open': 500,
    'key-lost': 500,
    'master-missing': 500,
    'master-wrong': 500,
    'no-key-source': 500,
    'profile-set': 409,
    'service-refused': 502,
    'service-unreachable': 503,
  },
};
