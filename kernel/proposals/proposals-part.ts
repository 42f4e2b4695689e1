import type { KernelPart } from '../packs/registry.ts';
import { decideProposal } from './operations/decide-proposal.ts';
import { listProposals } from './operations/list-proposals.ts';
import { previewChange } from './operations/preview-change.ts';
import { proposeChange } from './operations/propose-change.ts';
import { readProposal } from './operations/read-proposal.ts';
import { withdrawProposal } from './operations/withdraw-proposal.ts';

/** Changes that one proposes and somebody else decides. */
export const proposalsPart: KernelPart = {
  id: 'proposals',
  operations: [previewChange, proposeChange, listProposals, readProposal, decideProposal, withdrawProposal],
  errors: {
    'changed-meanwhile': 409,
    decided: 409,
    'not-found': 404,
    'not-yours': 403,
    'nothing-new': 409,
    'own-proposal': 403,
    'unknown-kind': 404,
  },
};
