import type { Text } from '@yuheng/kernel/messages';
import type { TestKernel } from '@yuheng/kernel/test-kernel';
import { answerOf } from './job-answer.ts';

type App = Awaited<ReturnType<TestKernel['server']>>;

/** Calls an operation of plans over HTTP: what reads by GET, the rest by POST, a document as the body; what a job does is waited for. */
export async function callPlan<Answer>(
  app: App,
  name: string,
  input: object,
  body?: string,
): Promise<{ status: number; answer: Answer & { code?: string; messages?: Text } }> {
  const query = new URLSearchParams(input as Record<string, string>);
  const read = /^(?:read|list|suggest)-/.test(name);
  const response = await app.inject({
    method: read ? 'GET' : 'POST',
    url: read || body !== undefined ? `/api/plan/${name}?${query}` : `/api/plan/${name}`,
    ...(read
      ? {}
      : {
          payload: body ?? input,
          headers: { 'content-type': body === undefined ? 'application/json' : 'text/plain' },
        }),
  });
  return answerOf(app, response);
}
