import { digestOf } from '@yuheng/kernel/digest';
import type { Kernel } from '@yuheng/kernel/kernel';
import type { Text } from '@yuheng/kernel/messages';
import { Problem } from '@yuheng/kernel/problem';
import { defineProposalKind } from '@yuheng/kernel/proposal-kind';
import { type Difference, previewOf } from '@yuheng/kernel/proposal-preview';
import Type, { type Static } from 'typebox';
import { coverageThreshold } from '../entities/coverage-threshold.ts';
import { keyAreaKinds } from '../entities/key-area.ts';
import { askedTwice, type ThresholdChange, thresholdChanges } from '../rules/threshold-changes.ts';
import { thresholdEffects } from './threshold-effects.ts';
import { thresholdWrites } from './threshold-facts.ts';

const line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const Content = Type.Object({
  thresholds: Type.Array(
    Type.Object(
      {
        operator: line(80),
        scene: Type.Enum([...keyAreaKinds]),
        /** Of SS-RSRP outdoors, dBm. */
        minimumRsrp: Type.Number({ minimum: -160, maximum: 0 }),
        /** Of the samples of a drive test in one cell, per cent. */
        share: Type.Number({ minimum: 0, maximum: 100 }),
        document: line(300),
      },
      { additionalProperties: false },
    ),
    { minItems: 1, maxItems: 200 },
  ),
});
type Content = Static<typeof Content>;

/** 覆盖门限: what operators call covered in kinds of key areas, one or a whole table; figures of coverage are decided by it. */
export const thresholdKind = defineProposalKind({
  name: 'network.threshold',
  content: Content,
  oneAtATime: true,
  subject: () => 'coverage-thresholds',
  // Facts of the network are the house's, and no row of a pack.
  records: () => Promise.resolve([]),
  title: ({ thresholds }, { registry }) =>
    Promise.resolve(registry.text('network', 'changes.threshold', { count: thresholds.length })),
  path: () => '/network/indicators',
  // As others see them: the transaction that settles has written its own already. Whoever is faster has committed by then.
  base: async (_content, kernel) =>
    digestOf((await knownThresholds(kernel)).map(({ id, version }) => [id, version])),
  async preview(content, kernel) {
    const changes = await changesOf(content, kernel);
    if (changes.length === 0) return previewOf({});
    return previewOf({
      differences: toldOf(changes, kernel),
      effects: [...(await thresholdEffects(kernel, changes))],
    });
  },
  differences: async (content, kernel) => toldOf(await changesOf(content, kernel), kernel),
  async apply(content, { kernel, by, settle }) {
    const writes = thresholdWrites(await changesOf(content, kernel), kernel.clock().toISOString());
    await kernel.facts.write(writes, by, {
      action: 'network.set-thresholds',
      with: (tx) => settle(tx, () => Promise.resolve()),
    });
  },
});

async function knownThresholds({ facts }: Kernel) {
  const { entities } = await facts.query({ types: [coverageThreshold.name] });
  return entities.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** @throws Problem network.threshold-twice */
async function changesOf({ thresholds }: Content, kernel: Kernel): Promise<readonly ThresholdChange[]> {
  const twice = askedTwice(thresholds);
  if (twice !== null) throw new Problem('network.threshold-twice', { operator: twice.operator });
  return thresholdChanges(thresholds, await knownThresholds(kernel));
}

function toldOf(changes: readonly ThresholdChange[], { registry }: Kernel): Difference[] {
  const say = (key: string, values = {}): Text => registry.text('network', key, values);
  const told = (said: ThresholdChange['before']): Text | null =>
    said &&
    say('changes.threshold.value', {
      level: said.minimumRsrp ?? '—',
      share: said.share ?? '—',
      document: said.document ?? '—',
    });
  return changes.map(({ before, after }) => ({
    label: say('changes.threshold.of', {
      operator: after.operator,
      scene: say(`entities.CoverageThreshold.values.scene.${after.scene}`),
    }),
    before: told(before),
    after: told(after),
    code: false,
  }));
}
