import { canonical, sha256 } from '@yuheng/kernel/digest';
import { newInstanceId } from '@yuheng/kernel/instance-id';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import { parseStatements } from '@yuheng/kernel/statement';
import Type from 'typebox';
import { resourceBlocks } from '../coverage/carrier.ts';
import { designFindings } from '../indoor/design-findings.ts';
import { DesignShape, type IndoorDesign } from '../indoor/design-shape.ts';
import { ringArea } from '../indoor/ring-area.ts';
import { isFault } from '../indoor/tree-findings.ts';
import { indoorFacts } from '../rules/indoor-facts.ts';
import { IndoorRecord, SystemId } from '../rules/indoor-shape.ts';
import { requirePicture } from '../store/floor-pictures.ts';
import { writeDesign } from '../store/indoor-store.ts';
import { systemOf } from '../store/indoor-systems.ts';

/**
 * Keeps an indoor system: its facts and its design, both or neither. Without `system` it is a new one; without `design` what is
 * kept of its plan, its floors and its area stays as it is.
 */
export const saveIndoor = defineOperation({
  name: 'save-indoor',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({
    system: Type.Optional(SystemId),
    /** Of the design that this one was made from; 0 where there was none. */
    revision: Type.Integer({ minimum: 0 }),
    record: IndoorRecord,
    design: Type.Optional(DesignShape),
  }),
  output: Type.Object({ system: Type.String(), revision: Type.Integer() }),
  async handle({ system: known, revision: from, record, design }, { kernel, actor }) {
    if (design !== undefined) requireSound(design);
    const system = known ?? `urn:ngsi-ld:IndoorSystem:${newInstanceId()}`;
    const attributes = indoorFacts(record, design ?? null);
    const statements = parseStatements(attributes as never);
    const before = known === undefined ? null : await systemOf(kernel.facts, known);
    const gone = ['operators', 'city'].filter(
      (name) => before?.facts[name] !== undefined && !Object.hasOwn(attributes, name),
    );
    let revision = from;
    await kernel.facts.write(
      [
        before === null
          ? { op: 'create', id: system, types: ['IndoorSystem'], statements }
          : { op: 'update', id: system, statements },
        ...gone.map((attribute) => ({ op: 'remove' as const, id: system, attribute })),
      ],
      actor,
      {
        async with(tx) {
          if (design?.picture !== undefined) await requirePicture(tx, design.picture);
          const at = kernel.clock().toISOString();
          if (design !== undefined)
            revision = await writeDesign(tx, { system, known: from, design, at, by: actor.id });
          const digest = design === undefined ? null : sha256(canonical(design)).toString('hex');
          const payload = { revision, design: digest };
          await kernel.audit.append(
            { by: actor, action: 'network.save-indoor', resource: system, payload },
            tx,
          );
        },
      },
    );
    return { system, revision };
  },
});

/** @throws Problem `network.bad-carrier`, `network.bad-indoor-tree`, `network.bad-floor-plan` */
function requireSound(design: IndoorDesign): void {
  resourceBlocks(design.carrier);
  const fault = designFindings(design).find(isFault);
  if (fault !== undefined) throw new Problem('network.bad-indoor-tree', { part: fault.part });
  if (ringArea(design.outline) < 1) throw new Problem('network.bad-floor-plan');
}
