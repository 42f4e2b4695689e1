import { addMonths } from '../model/calendar.ts';
import { type Item, item, property, relationship, urn } from '../model/item.ts';
import type { Setting } from '../setting.ts';

interface Draft {
  readonly short: string;
  readonly kind: 'product' | 'solution';
  readonly field: string;
  readonly name: string;
  /** Months before the present at which it came out, and at which a catalogue took it in; null: none has. */
  readonly out: number;
  readonly listed: number | null;
  /** Organisations that use it, with the months before the present at which that was counted, oldest first. */
  readonly users: readonly (readonly [count: number, ago: number])[];
}

const drafts: readonly Draft[] = [
  draft('5g-01', 'product', 'security', '5G工业安全网关', 30, 24, [
    [4, 22],
    [11, 1],
  ]),
  draft('5g-02', 'product', 'security', '终端可信接入模组', 26, 17, [
    [3, 15],
    [9, 1],
  ]),
  draft('5g-03', 'solution', 'security', '电力5G切片安全方案', 24, 12, [
    [2, 11],
    [6, 1],
  ]),
  draft('5g-04', 'solution', 'security', '政务5G专网安全方案', 15, 7, [
    [1, 6],
    [3, 1],
  ]),
  draft('5g-05', 'product', 'security', '边缘节点加密备份一体机', 10, null, [[1, 2]]),
  draft('5g-06', 'product', 'manufacturing', '5G工业摄像机', 28, 20, [
    [6, 18],
    [15, 1],
  ]),
  draft('ai-01', 'product', 'manufacturing', '智能焊接机器人', 31, 23, [
    [5, 20],
    [14, 1],
  ]),
  draft('ai-02', 'product', 'transport', '自动驾驶客车', 29, 18, [
    [2, 16],
    [5, 1],
  ]),
  draft('ai-03', 'product', 'medical', '影像辅助诊断一体机', 22, 9, [
    [4, 8],
    [12, 1],
  ]),
  draft('ai-04', 'product', 'agriculture', '果蔬采摘机器人', 13, null, [[1, 2]]),
  draft('ai-05', 'solution', 'manufacturing', '食品产线智能检测方案', 30, 26, [
    [2, 26],
    [3, 21],
    [17, 1],
  ]),
  draft('ai-06', 'solution', 'logistics', '无人仓调度方案', 27, 20, [
    [1, 20],
    [4, 16],
    [8, 1],
  ]),
  draft('ai-07', 'solution', 'city', '城市事件处置方案', 25, 14, [
    [2, 14],
    [5, 10],
    [7, 1],
  ]),
  draft('ai-08', 'solution', 'medical', '慢病管理方案', 19, 11, [
    [1, 11],
    [3, 5],
    [4, 1],
  ]),
  draft('ai-09', 'solution', 'agriculture', '粮食仓储监测方案', 14, 6, [
    [1, 6],
    [2, 1],
  ]),
  draft('ai-10', 'solution', 'transport', '停车诱导方案', 8, null, [[1, 1]]),
];

function draft(
  short: string,
  kind: Draft['kind'],
  field: string,
  name: string,
  out: number,
  listed: number | null,
  users: Draft['users'],
): Draft {
  return { short, kind, field, name: `${name}（合成）`, out, listed, users };
}

/** 产品和解决方案 of both industries: which catalogue took them in, and how many organisations use them. */
export function* products({ today }: Setting): Generator<Item> {
  for (const [index, { short, kind, field, name, out, listed, users }] of drafts.entries()) {
    const sector = short.startsWith('ai') ? 'ai' : '5g';
    const ago = (months: number) => addMonths(today, -months);
    const since = ago(out);
    yield item('IndustryProduct', short, {
      name: property(name, since),
      sectors: property([sector], since),
      kind: property(kind, since),
      field: property(field, since),
      provider: relationship(urn('Organization', `${sector}-${String(index + 1).padStart(4, '0')}`), since),
      users: {
        values: [
          { value: 0, observedAt: since },
          ...users.map(([value, months]) => ({ value, observedAt: ago(months) })),
        ],
        unitCode: 'C62',
      },
      ...(listed === null ? {} : { listedIn: property('河南省优秀产品和解决方案目录（合成）', ago(listed)) }),
    });
  }
}
