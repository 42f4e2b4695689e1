import assert from 'node:assert/strict';
import type { MeetingPage } from '../../meetings/meeting-page.ts';
import type { DraftItem, MinutesDraft } from '../../meetings/minutes/minutes.ts';
import { type PlanHouse, planHouse, tasksOf } from '../amend/house.ts';
import { changeByTwo } from '../by-two.ts';

const TEXT = `演练市数字园区行动计划
演练〔2025〕3号

　　一、总体目标

　　到2025年底，建成3个以上数字园区，形成一批应用场景。

　　二、主要任务

　　1.建设东部园区。2026年1月底前完成。（市工业和信息化局牵头，市财政局配合）

　　2.建设西部园区。（市发展改革委牵头）

　　3.发布园区地图。

演练市人民政府
2025年1月10日
`;

export const EAST = '市工业和信息化局';
export const WEST = '市发展改革委';

export interface MeetingHouse extends PlanHouse {
  readonly plan1: string;
  readonly east: string;
  readonly west: string;
  ok<Answer>(name: string, input: object): Promise<Answer>;
  codeOf(name: string, input: object): Promise<string | undefined>;
  page(meeting: string): Promise<MeetingPage>;
  /** A meeting that is being prepared. */
  prepare(more?: object): Promise<string>;
  /** The same, announced and begun. */
  hold(more?: object): Promise<string>;
}

/** A plan at work with one target overdue by two parks, one without a number, a task that is overdue and one that nobody has. */
export async function meetingHouse(): Promise<MeetingHouse> {
  const house = await planHouse();
  const plan1 = await house.draft(TEXT);
  await house.acceptAll(plan1);
  const ok = async <Answer>(name: string, input: object): Promise<Answer> => {
    const { status, answer } = await house.call<Answer>(name, input);
    assert.equal(status, 200, `${name}: ${JSON.stringify(answer)}`);
    return answer;
  };
  await ok('confirm-plan', { plan: plan1 });
  const at = house.tools.clock.now().toISOString();
  const app = await house.tools.server();
  const parks = [1, 2].map((number) => ({
    id: `urn:ngsi-ld:Park:${number}`,
    type: 'Park',
    open: { type: 'Property', value: true, observedAt: at },
  }));
  await app.inject({ method: 'POST', url: '/ngsi-ld/v1/entityOperations/upsert', payload: parks });
  const view = await house.plan(plan1);
  const target = view.targets.find(({ kind }) => kind === 'numeric')?.id;
  const bound = await changeByTwo(house.tools.kernel, 'plan.binding', { target, measure: 'digital-parks' });
  assert.equal(bound.status, 200);
  const [east = '', west = ''] = tasksOf(view).map(({ id }) => id);
  const page = (meeting: string) => ok<MeetingPage>('read-meeting', { meeting });
  const prepare = async (more: object = {}) => {
    const head = {
      kind: 'progress',
      title: '数字园区推进会',
      chair: '分管副市长',
      place: '市政府二楼会议室',
      startsAt: '2026-03-12T01:00:00.000Z',
      endsAt: '2026-03-12T03:00:00.000Z',
    };
    return (await ok<{ meeting: string }>('plan-meeting', { ...head, ...more })).meeting;
  };
  return {
    ...house,
    plan1,
    east,
    west,
    ok,
    page,
    prepare,
    codeOf: async (name, input) => (await house.call(name, input)).answer.code,
    async hold(more) {
      const meeting = await prepare(more);
      const seen = async () => (await page(meeting)).meeting.version;
      await ok('announce-meeting', { meeting, seen: await seen() });
      await ok('step-meeting', { meeting, seen: await seen(), transition: 'convene', note: '' });
      return meeting;
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

/** What is said about one item. */
export function said(key: string, more: Partial<DraftItem> = {}): DraftItem {
  return { key, discussion: '', decision: '', outcome: null, threshold: null, resolutions: [], ...more };
}

export function minutes(...items: readonly DraftItem[]): MinutesDraft {
  return { attendance: [{ unit: EAST, names: '张三', as: 'present' }], items: [...items] };
}

export function resolved(number: number, unit: string, text: string, day = '2026-03-31') {
  return { number, unit, text, others: [], due: { day } };
}
