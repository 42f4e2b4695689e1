import { setTimeout as pause } from 'node:timers/promises';
import type { TestKernel } from '@yuheng/kernel/test-kernel';

type App = Awaited<ReturnType<TestKernel['server']>>;

/** What a job comes to, as a request would have answered it: its result, or the problem by which it failed. */
export async function jobAnswer<Answer>(
  app: App,
  id: string,
): Promise<{ status: number; answer: Answer & { code?: string } }> {
  for (;;) {
    const response = await app.inject({ url: `/api/jobs/read-job?id=${id}` });
    const { state, result, problem } = response.json();
    if (state === 'done') return { status: 200, answer: result };
    if (state === 'failed') return { status: problem.status, answer: problem };
    if (state === 'cancelled') throw new Error(`the job ${id} was cancelled`);
    await pause(5);
  }
}

/** The answer of a request; of one that answered a job, what that comes to. */
export async function answerOf<Answer>(
  app: App,
  response: Awaited<ReturnType<App['inject']>>,
): Promise<{ status: number; answer: Answer & { code?: string } }> {
  const answer = response.json<Answer & { code?: string; job?: unknown }>();
  if (response.statusCode === 200 && typeof answer.job === 'string') return jobAnswer(app, answer.job);
  return { status: response.statusCode, answer };
}
