import { decideProposal } from './operations/decide-proposal.ts';
import { listPolicies } from './operations/list-policies.ts';
import { listProposals } from './operations/list-proposals.ts';
import { previewPolicy } from './operations/preview-policy.ts';
import { proposePolicy } from './operations/propose-policy.ts';
import { readDecision } from './operations/read-decision.ts';
import { readProposal } from './operations/read-proposal.ts';

export const policyOperations = [
  listPolicies,
  readDecision,
  previewPolicy,
  proposePolicy,
  listProposals,
  readProposal,
  decideProposal,
] as const;
