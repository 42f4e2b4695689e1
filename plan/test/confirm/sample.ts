import { compileDocument } from '../../compile/compile-document.ts';
import type { CompiledPlan } from '../../compile/compiled.ts';
import type { Act, Decision, FieldChange, Thing, Threshold } from '../../confirm/decision.ts';

/** Written for these tests: units on some items, a relative horizon without a date, a table row, a batch. */
export const TEXT = `某市数字经济行动方案

　　一、总体目标

　　经过3—5年努力，数字经济规模超过600亿元，建成10个以上数字园区，形成一批应用场景。

　　二、主要任务

　　（一）建设网络。

　　1.建设全市算力网。2027年6月底前完成。（责任单位：市工业和信息化局、市财政局）

　　2.加快光纤改造。（市发展改革委牵头，市财政局配合）

　　3.完善通信管网。

　　（二）开放数据。

　　1.开放公共数据。（责任单位：市政府办公室）

　　2.培育数据市场，支持企业参与数据交易。详见附件。
`;

export const sample = compile(TEXT);

export function compile(text: string): CompiledPlan {
  const [plan] = compileDocument(text, { name: 'a.txt', sha256: '' }).plans;
  if (plan === undefined) throw new Error('the sample has no plan');
  return plan;
}

/** A line of the record. */
export function decision(
  sequence: number,
  thing: Thing,
  act: Act,
  rest: {
    readonly changes?: FieldChange[];
    readonly threshold?: Threshold;
    readonly withdraws?: number;
    readonly reason?: string;
  } = {},
): Decision {
  return {
    sequence,
    thing,
    act,
    changes: rest.changes ?? [],
    threshold: rest.threshold ?? null,
    withdraws: rest.withdraws ?? null,
    reason: rest.reason ?? '',
    at: '2026-03-02T02:00:00.000Z',
    by: 'user:tester',
    synthetic: false,
  };
}

/** Every item and target. */
export function thingsOf(plan: CompiledPlan): readonly Thing[] {
  return [
    ...plan.items.map(({ id }): Thing => ({ kind: 'item', id })),
    ...plan.targets.map(({ id }): Thing => ({ kind: 'target', id })),
  ];
}
