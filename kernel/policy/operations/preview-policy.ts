import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { PolicyText, PreviewView, previewView, TextName } from './proposal-view.ts';

/** What a text of policies would change: policies, and decisions of every role that policies speak of. Nothing is stored. */
export const previewPolicy = defineOperation({
  name: 'preview-policy',
  kind: 'command',
  permission: 'policy.write',
  input: Type.Object({ name: TextName, text: PolicyText }),
  output: PreviewView,
  handle: async ({ name, text }, { kernel: { proposals } }) =>
    previewView(await proposals.preview(name, text)),
});
