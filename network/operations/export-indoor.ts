import { defineOperation, fileAnswer } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { recordMedia } from '../export/records/write-features.ts';
import { floorPlanDxf } from '../indoor/drawing/floor-plan-dxf.ts';
import { textOf } from '../rules/fact-values.ts';
import { SystemId } from '../rules/indoor-shape.ts';
import { readDesign } from '../store/indoor-store.ts';
import { systemOf } from '../store/indoor-systems.ts';

/** The floor plan of an indoor system as it is kept, with its rooms and antennas, as a drawing. */
export const exportIndoor = defineOperation({
  name: 'export-indoor',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ system: SystemId }),
  output: fileAnswer,
  file: { media: [recordMedia.dxf] },
  async handle({ system }, { kernel }) {
    const entity = await systemOf(kernel.facts, system);
    const stored = await readDesign(kernel.database, system);
    if (stored === null) throw new Problem('network.indoor-without-design');
    const name =
      textOf(entity, 'name') ?? kernel.registry.text('network', 'entities.IndoorSystem.title')['zh-CN'];
    return { name: `${name}.dxf`, media: recordMedia.dxf, content: floorPlanDxf(stored.design) };
  },
});
