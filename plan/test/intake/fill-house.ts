import assert from 'node:assert/strict';
import { type TestKernel, testKernel } from '@yuheng/kernel/test-kernel';
import type { CompiledPlan } from '../../compile/compiled.ts';
import { gapIds } from '../../confirm/gap-ids.ts';
import { pack } from '../../pack.ts';
import { answerOf } from '../job-answer.ts';
import { docx, p, r, table } from './docx-writer.ts';

/** A plan with an annex that is missing and an image. */
export const TEXT = `演练市数字园区行动计划
演练〔2025〕3号

　　一、主要任务

　　1.建设东部园区。（责任单位：市工业和信息化局）

　　2.建设西部园区，任务分工见附件。（责任单位：市发展改革委）

　　附件：重点任务清单

演练市人民政府
2025年1月10日

888.jpg
`;
/** The annex: two rows with units and dates. */
export const ANNEX = docx(
  p(r('重点任务清单')) +
    table([
      ['序号', '重点任务', '责任单位', '完成时限'],
      ['1', '建成3个数据机房', '市大数据局', '2026年12月'],
      ['2', '开放500项公共数据', '市政务服务局', '2027年6月'],
    ]),
);

/** A server with one draft, and how tests fill it. */
export interface House extends AsyncDisposable {
  readonly tools: TestKernel;
  readonly plan: string;
  compiled(): Promise<CompiledPlan>;
  send(name: string, input: Record<string, string>, body: Uint8Array | string): Promise<Answer>;
  post(name: string, input: object): Promise<Answer>;
}

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly code?: string };
}

export async function house(document: string | Uint8Array = TEXT): Promise<House> {
  const tools = await testKernel([pack as never]);
  await tools.kernel.jobs.start(tools.kernel);
  const app = await tools.server();
  const ask = async (url: string, payload: string | Buffer, media: string): Promise<Answer> => {
    const answer = await app.inject({ method: 'POST', url, payload, headers: { 'content-type': media } });
    const { status, answer: body } = await answerOf<Answer['body']>(app, answer);
    return { status, body };
  };
  const send: House['send'] = (name, input, body) =>
    ask(
      `/api/plan/${name}?${new URLSearchParams(input)}`,
      typeof body === 'string' ? body : Buffer.from(body),
      'application/octet-stream',
    );
  const imported = await send('import-document', { name: 'plan.txt' }, document);
  assert.equal(imported.status, 200, JSON.stringify(imported.body));
  const [plan = ''] = imported.body['plans'] as string[];
  return {
    tools,
    plan,
    send,
    post: (name, input) => ask(`/api/plan/${name}`, JSON.stringify(input), 'application/json'),
    async compiled() {
      const answer = await app.inject({ url: `/api/plan/read-compiled?plan=${plan}` });
      return answer.json<{ compiled: CompiledPlan }>().compiled;
    },
    [Symbol.asyncDispose]: () => tools[Symbol.asyncDispose](),
  };
}

/** Id of the first gap of a kind. */
export function idOf({ gaps }: CompiledPlan, kind: string): string {
  return gapIds(gaps)[gaps.findIndex((gap) => gap.kind === kind)] ?? assert.fail(kind);
}
