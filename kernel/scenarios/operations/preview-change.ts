import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { ProposedChange } from '../proposed-change.ts';
import { overlaid } from '../scenarios.ts';

/** What one line comes to: how many entities, and from when to when. Nothing is kept. */
export const previewChange = defineOperation({
  name: 'preview-change',
  kind: 'command',
  permission: 'scenarios.write',
  input: Type.Object({ change: ProposedChange }),
  output: Type.Object({ entities: Type.Integer(), first: Type.String(), last: Type.String() }),
  handle({ change }, { kernel }) {
    return overlaid(kernel, { changes: [change], delay: 0 }, ({ changes }) =>
      Promise.resolve({
        entities: new Set(changes.map((one) => one.change.id)).size,
        first: changes[0]?.at ?? '',
        last: changes.at(-1)?.at ?? '',
      }),
    );
  },
});
