import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { SystemId } from '../rules/indoor-shape.ts';
import { deleteDesign } from '../store/indoor-store.ts';
import { systemOf } from '../store/indoor-systems.ts';

/** Removes an indoor system and its design; what was recorded of it stays in the history of the facts. */
export const removeIndoor = defineOperation({
  name: 'remove-indoor',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({ system: SystemId }),
  output: Type.Object({ system: Type.String() }),
  async handle({ system }, { kernel, actor }) {
    await systemOf(kernel.facts, system);
    await kernel.facts.write([{ op: 'delete', id: system }], actor, {
      action: 'network.remove-indoor',
      with: (tx) => deleteDesign(tx, system),
    });
    return { system };
  },
});
