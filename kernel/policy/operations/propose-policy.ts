import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import {
  PolicyText,
  PreviewView,
  ProposalView,
  previewView,
  proposalView,
  TextName,
} from './proposal-view.ts';

/** Proposes a text of policies: nothing of it holds until somebody else approves it. */
export const proposePolicy = defineOperation({
  name: 'propose-policy',
  kind: 'command',
  permission: 'policy.write',
  input: Type.Object({
    name: TextName,
    text: PolicyText,
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
  }),
  output: Type.Object({ proposal: ProposalView, preview: PreviewView }),
  async handle({ name, text, reason }, { kernel: { proposals }, actor }) {
    const preview = previewView(await proposals.preview(name, text));
    return { proposal: proposalView(await proposals.propose({ name, text, reason }, actor)), preview };
  },
});
