import { listPolicies } from './operations/list-policies.ts';
import { readDecision } from './operations/read-decision.ts';

export const policyOperations = [listPolicies, readDecision] as const;
