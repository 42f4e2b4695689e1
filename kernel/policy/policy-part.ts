import type { KernelPart } from '../packs/registry.ts';
import { listPolicies } from './operations/list-policies.ts';
import { readDecision } from './operations/read-decision.ts';
import { policyText } from './text-kind.ts';

/** Who may do what. */
export const policyPart: KernelPart = {
  id: 'policy',
  operations: [listPolicies, readDecision],
  proposals: [policyText],
  errors: {
    'bad-policies': 400,
    'bad-resource': 400,
    'locks-out': 409,
    'no-record': 404,
    denied: 403,
    'no-folder': 400,
    'no-role': 400,
    'policy-twice': 400,
    'unknown-action': 404,
    'unknown-organisation': 404,
    'unknown-role': 404,
    'unknown-tenant': 404,
    withheld: 403,
  },
};
