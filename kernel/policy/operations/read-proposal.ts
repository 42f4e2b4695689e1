import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { PreviewView, ProposalView, previewView, proposalView } from './proposal-view.ts';

/** A proposal, and what it would change if it were approved now. Of a decided one nothing would change any more. */
export const readProposal = defineOperation({
  name: 'read-proposal',
  kind: 'query',
  permission: 'policy.read',
  input: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  output: Type.Object({ proposal: ProposalView, preview: Type.Union([PreviewView, Type.Null()]) }),
  async handle({ id }, { kernel: { proposals } }) {
    const proposal = await proposals.read(id);
    const open = proposal.state === 'proposed';
    return {
      proposal: proposalView(proposal),
      preview: open ? previewView(await proposals.preview(proposal.name, proposal.text)) : null,
    };
  },
});
