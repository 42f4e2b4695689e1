import { addMonths } from '../model/calendar.ts';
import { type Item, item, property, relationship, urn } from '../model/item.ts';
import type { Setting } from '../setting.ts';

const fields = { device: '核心器件', security: '安全技术', network: '网络技术', algorithm: '算法' } as const;

interface Draft {
  readonly short: string;
  readonly field: keyof typeof fields;
  readonly name: string;
  /** Months before the present at which it was listed, given to somebody, and accepted. */
  readonly course: readonly number[];
}

const drafts: readonly Draft[] = [
  { short: '5g-01', field: 'device', name: '高频滤波器', course: [36, 34, 21] },
  { short: '5g-02', field: 'security', name: '切片隔离与加密', course: [36, 33, 19] },
  { short: '5g-03', field: 'device', name: '光模块驱动芯片', course: [33, 31, 13] },
  { short: '5g-04', field: 'network', name: '通感一体组网', course: [33, 30, 12] },
  { short: '5g-05', field: 'security', name: '终端可信接入', course: [30, 27, 8] },
  { short: '5g-06', field: 'device', name: '射频功放', course: [27, 24, 4] },
  { short: '5g-07', field: 'network', name: '高速光传输', course: [24, 21, 2] },
  { short: '5g-08', field: 'device', name: '化合物半导体外延', course: [18, 15] },
  { short: '5g-09', field: 'security', name: '虚拟化备份恢复', course: [12, 9] },
  { short: '5g-10', field: 'device', name: '毫米波天线阵列', course: [5] },
  { short: 'ai-01', field: 'algorithm', name: '工业缺陷小样本识别', course: [34, 31, 15] },
  { short: 'ai-02', field: 'algorithm', name: '多模态医疗影像', course: [28, 25, 6] },
  { short: 'ai-03', field: 'security', name: '模型内容鉴别', course: [20, 17] },
];

const states = ['listed', 'underway', 'accepted'] as const;

/** 攻关项目: projects that were put out to tender (揭榜挂帅), with the course of their states. */
export function* technologyProjects({ today }: Setting): Generator<Item> {
  for (const [index, { short, field, name, course }] of drafts.entries()) {
    const sector = short.startsWith('ai') ? 'ai' : '5g';
    const ago = (months: number) => addMonths(today, -months);
    const since = ago(course[0] ?? 0);
    const accepted = course[2];
    yield item('TechnologyProject', short, {
      name: property(`${name}攻关项目（合成）`, since),
      sectors: property([sector], since),
      field: property(field, since),
      status: { values: course.map((months, at) => ({ value: states[at] ?? '', observedAt: ago(months) })) },
      lead: relationship(urn('Organization', `${sector}-${String(index + 5).padStart(4, '0')}`), since),
      ...(accepted === undefined
        ? {}
        : { acceptedBy: property(`${fields[field]}攻关验收意见（合成）第${index + 1}号`, ago(accepted)) }),
    });
  }
}
