import type { KernelPart } from '../packs/registry.ts';
import { decideProposal } from './operations/decide-proposal.ts';
import { listKinds } from './operations/list-kinds.ts';
import { listProposals } from './operations/list-proposals.ts';
import { previewChange } from './operations/preview-change.ts';
import { proposeChange } from './operations/propose-change.ts';
import { readProposal } from './operations/read-proposal.ts';
import { withdrawProposal } from './operations/withdraw-proposal.ts';
import { proposalRecord } from './proposal-record.ts';

/** Changes that one proposes and somebody else decides. */
export const proposalsPart: KernelPart = {
  id: 'proposals',
  operations: [
    listKinds,
    previewChange,
    proposeChange,
    listProposals,
    readProposal,
    decideProposal,
    withdrawProposal,
  ],
  records: [proposalRecord],
  errors: {
    'being-carried-out': 409,
    'changed-meanwhile': 409,
    decided: 409,
    'no-reason': 400,
    'not-found': 404,
    'not-yours': 403,
    'nothing-new': 409,
    'own-proposal': 403,
    'unknown-kind': 404,
  },
};
