import { callOperation, createClient } from '@yuheng/kernel/client';
import type { pack as plan } from '@yuheng/plan/pack';

type Server = Parameters<typeof callOperation>[0];

/** What owners of indicators state about their data; what is null nobody has stated yet. */
interface Stated {
  /** Begins the title of the measure. */
  readonly title: string;
  readonly purpose: string;
  readonly source: string;
  readonly method: string;
  readonly verification: string | null;
  readonly limits: string | null;
  readonly rules?: readonly object[];
}

const official = { selection: 'figures', attribute: 'value' };

const stated: readonly Stated[] = [
  {
    title: '5G产业规模',
    purpose: '衡量5G产业的总体规模，供领导小组判断营业收入目标能否实现。',
    source: '企业直报系统（合成），由省工业和信息化厅管理。',
    method: '企业按季填报近四个季度的营业收入，季后一个月内报送。',
    verification: '省工业和信息化厅按季与上期核对，变动超过两成的退回企业说明。',
    limits: '计入企业的全部收入，不分5G与其他业务；未登记的企业不在其中。',
  },
  {
    title: '人工智能产业规模',
    purpose: '衡量人工智能核心产业和关联产业的总体规模。',
    source: '企业直报系统（合成）。',
    method: '企业按季填报近四个季度的营业收入。',
    verification: '与统计部门公布的核心产业营业收入比对，相差不应超过5%。',
    limits: '含关联产业，口径宽于统计部门；差额要由统计局与工信厅共同说明。',
    rules: [
      { kind: 'complete', selection: 'companies', attribute: 'annualRevenue', atLeast: 95 },
      {
        kind: 'timely',
        selection: 'companies',
        attribute: 'annualRevenue',
        days: 200,
        atLeast: 90,
        grey: true,
      },
      { kind: 'jump', percent: 20 },
    ],
  },
  {
    title: '重点区域5G覆盖率',
    purpose: '衡量中心城市和重点功能区的5G信号覆盖，对应“全覆盖”目标。',
    source: '基站台账、覆盖计算结果和路测数据（合成）。',
    method: '每个格网按运营商和场景的门限判定，有路测的以路测为准。',
    verification: '省通信管理局每季度抽取格网路测复核。',
    limits: '只覆盖登记的重点区域；没有路测的格网依赖传播模型。',
  },
  {
    title: '人工智能青年人才数',
    purpose: '衡量人工智能青年人才的集聚程度。',
    source: '省人力资源社会保障厅季度数据（合成），随文件导入。',
    method: '由各地人社部门按社保和学历登记汇总，季后七周公布。',
    verification: null,
    limits: null,
    rules: [
      { kind: 'timely', ...official, days: 240, atLeast: 1, grey: true },
      { kind: 'jump', percent: 15 },
      { kind: 'range', ...official, minimum: 0 },
    ],
  },
];

/** The bureau's figure against which the revenue of all AI firms is held. */
const bureau = {
  indicator: '人工智能核心产业营业收入',
  area: '河南省',
  direction: 'up',
  decimals: 1,
} as const;

/** Owners of some indicators state how their data is assured; of the others it stands that nobody has. What is stated is not stated twice. */
export async function assureData(server: Server): Promise<void> {
  const plans = createClient<typeof plan>(server, 'plan');
  const { measure: other } = await plans['measure-indicator'](bureau);
  const { measures } = (await callOperation(server, 'measures', 'list-measures', {})) as {
    readonly measures: readonly { readonly code: string; readonly title: { readonly 'zh-CN': string } }[];
  };
  for (const { title, rules, ...points } of stated) {
    const code = measures.find((each) => each.title['zh-CN'].startsWith(title))?.code;
    if (code === undefined) throw new Error(`the demo has no measure ${title}`);
    const { version } = (await callOperation(server, 'measures', 'read-assurance', { measure: code })) as {
      readonly version: number;
    };
    if (version > 0) continue;
    const held = code === 'ai-industry-scale' ? [{ kind: 'consistent', with: other, percent: 5 }] : [];
    await callOperation(server, 'measures', 'state-assurance', {
      measure: code,
      seen: 0,
      points,
      ...(rules === undefined ? {} : { rules: [...rules, ...held] }),
    });
  }
}
