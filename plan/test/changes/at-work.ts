import assert from 'node:assert/strict';
import { figureCode } from '../../statistics/figure-facts.ts';
import type { PlanHouse } from '../amend/house.ts';
import { FIRST } from '../amend/versions.ts';

export const indicator = { indicator: '园区数', area: '全市' };
export const official = figureCode(indicator.indicator, indicator.area);
const minute = { setBy: '市长办公会', setOn: '2026-02-01', minute: '会议纪要〔2026〕2号' };
const figures = [
  '指标,时期,地区,数值,单位,来源,发布日期',
  '园区数,2023,全市,1,个,市统计局,2024-01-20',
  '园区数,2024,全市,2,个,市统计局,2025-01-20',
  '园区数,2025,全市,4,个,市统计局,2026-01-20',
].join('\n');

/** A plan at work, with parks that are recorded and a statistic of them. */
export async function atWork(house: PlanHouse) {
  const app = await house.tools.server();
  await app.inject({
    method: 'POST',
    url: `/api/plan/import-statistics?name=${encodeURIComponent('统计.csv')}`,
    payload: figures,
    headers: { 'content-type': 'text/csv' },
  });
  const at = house.tools.clock.now().toISOString();
  const parks = [1, 2].map((number) => ({
    id: `urn:ngsi-ld:Park:${number}`,
    type: 'Park',
    open: { type: 'Property', value: true, observedAt: at },
  }));
  await app.inject({ method: 'POST', url: '/ngsi-ld/v1/entityOperations/upsert', payload: parks });
  const made = await house.call('measure-indicator', { ...indicator, direction: 'up', decimals: 0 });
  assert.equal(made.status, 200);
  const plan = await house.draft(FIRST);
  await house.acceptAll(plan);
  assert.equal((await house.call('confirm-plan', { plan })).status, 200);
  return { plan, ...(await targetsOf(house, plan)) };
}

/** The target that has a number and the one that has none, where the version has it. */
export async function targetsOf(house: PlanHouse, plan: string) {
  const { targets } = await house.plan(plan);
  const own = (words: string) =>
    targets.find(({ quote }) => quote.includes(words))?.id.split(':')[1] ?? 'nothing';
  return { counted: own('以上数字园区'), open: own('应用场景') };
}

/** A version that no other has the bytes of. */
export const version = (serial: number, goal: number, scenes: boolean) =>
  FIRST.replace('〔2025〕3号', `〔2025〕${100 + serial}号`)
    .replace('3个以上', `${goal}个以上`)
    .replace('，形成一批应用场景', scenes ? '，形成一批应用场景' : '');

export const threshold = (plan: string, target: string, value: number) => ({
  plan,
  target,
  number: { comparator: '>=', value, low: null, high: null, unit: '个', due: '2027-12-31' },
  threshold: minute,
});
