import { callOperation, createClient } from '@yuheng/kernel/client';
import type { pack as plan } from '@yuheng/plan/pack';
import { officialStatistics } from '@yuheng/world/official-statistics';
import { changeByTwo, type Two } from './by-two.ts';

/** What the leading group's office decided about a target without a number, and what measures it since. */
interface Decided {
  /** Within the words of the document. */
  readonly words: string;
  readonly comparator: '>=' | '<=';
  readonly value: number;
  readonly unit: string;
  /** A measure of a pack, or an indicator of the imported statistics. */
  readonly by:
    | { readonly measure: string }
    | { readonly indicator: string; readonly direction: 'up' | 'down' };
}

/** Where both plans leave a number open, the group's first session of the year after set it, so that it can be checked. */
const minutes = {
  setBy: '演示领导小组',
  setOn: '2024-01-18',
  minute: '演示领导小组第一次会议纪要（合成，演示纪要〔2024〕1号）',
};
const decided: readonly Decided[] = [
  of('5G规模组网', '>=', 95, '%', { measure: '5g-population-coverage' }),
  of('链主企业', '>=', 6, '家', { measure: '5g-chain-leaders' }),
  of('开放共享的研发平台', '>=', 8, '个', { measure: '5g-research-platforms' }),
  of('核心器件和安全技术', '>=', 8, '项', { measure: '5g-devices-and-security' }),
  of('安全产品和解决方案', '>=', 6, '项', { measure: '5g-security-products' }),
  of('5G与实体经济', '<=', 2, '位', {
    indicator: '规模以上工业企业5G应用普及率中部六省位次',
    direction: 'down',
  }),
  of('专精特新企业', '>=', 30, '家', { measure: 'ai-specialised-firms' }),
  of('青年人才', '>=', 12_000, '人', { indicator: '人工智能青年人才数', direction: 'up' }),
  of('行业解决方案', '>=', 8, '项', { measure: 'ai-replicable-solutions' }),
  of('标志性智能产品', '>=', 5, '项', { measure: 'ai-signature-products' }),
  of('公共创新平台', '>=', 5, '个', { measure: 'ai-innovation-platforms' }),
];

function of(
  words: string,
  comparator: Decided['comparator'],
  value: number,
  unit: string,
  by: Decided['by'],
): Decided {
  return { words, comparator, value, unit, by };
}

/**
 * Sets the numbers that the demo's plans leave open, by a decision with its minute, and gives each a measure: of a pack, or of official
 * statistics that are imported as a file. Goals that only people can judge (先行区, 高地, 生态, 位置) stay undecided. What is done is not
 * done twice.
 */
export async function decideTargets(two: Two, now: Date, names: ReadonlySet<string>): Promise<void> {
  const { proposer: server } = two;
  const plans = createClient<typeof plan>(server, 'plan');
  const file = new TextEncoder().encode(officialStatistics(now.toISOString()));
  await callOperation(server, 'plan', 'import-statistics', { name: '合成统计数据.csv' }, file);
  const views = (await plans['read-board']({})).plans.filter(({ source }) => names.has(source.name));
  for (const { target, latest } of views.flatMap(({ targets }) => {
    // Goals that stand outside of the sentence with the horizon are due when the others are.
    const last =
      targets
        .map(({ due }) => due ?? '')
        .toSorted()
        .at(-1) ?? '';
    return targets.map((each) => ({ target: each, latest: last }));
  })) {
    const decision = decided.find(({ words }) => target.quote.includes(words));
    if (decision === undefined || target.measure !== null) continue;
    if (target.kind === 'qualitative') {
      const { comparator, value, unit } = decision;
      await changeByTwo(two, 'plan.threshold', {
        plan: target.plan,
        target: target.id.slice(target.plan.length + 1),
        number: { comparator, value, low: null, high: null, unit, due: target.due === null ? latest : null },
        threshold: minutes,
      });
    }
    const measure = await measureOf(decision);
    await changeByTwo(two, 'plan.binding', { target: target.id, measure });
  }

  async function measureOf({ by }: Decided): Promise<string> {
    if ('measure' in by) return by.measure;
    const { indicator, direction } = by;
    return (await plans['measure-indicator']({ indicator, area: '河南省', direction, decimals: 0 })).measure;
  }
}
