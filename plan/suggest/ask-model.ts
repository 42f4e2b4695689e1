import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import type { ModelSettings } from './model-settings.ts';
import type { Message } from './prompt.ts';

/** Bytes of an answer; a label of one task takes a few thousand. */
const MOST_BYTES = 256 * 1024;

const completion = Compile(
  Type.Object({
    choices: Type.Array(Type.Object({ message: Type.Object({ content: Type.String() }) }), { minItems: 1 }),
  }),
);

/**
 * One request to the configured endpoint and to nothing else: no redirect is followed, the answer is bounded in time and
 * size. Answers what the model wrote.
 * @throws Problem plan.model-unreachable, plan.model-slow, plan.model-answer (with a code that tells how it was wrong)
 */
export async function askModel(settings: ModelSettings, messages: readonly Message[]): Promise<string> {
  const { url, model, key, timeout } = settings;
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, messages, temperature: 0, max_tokens: 1500, stream: false }),
    });
    if (!response.ok || !response.headers.get('content-type')?.includes('application/json')) {
      await response.body?.cancel();
      throw new Problem('plan.model-answer', { why: response.ok ? 'no JSON' : `HTTP ${response.status}` });
    }
    const parsed: unknown = JSON.parse(await boundedText(response));
    if (!completion.Check(parsed)) throw new Problem('plan.model-answer', { why: 'no completion' });
    return parsed.choices[0]?.message.content ?? '';
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (signal.aborted) throw new Problem('plan.model-slow', { seconds: timeout / 1000 });
    if (error instanceof SyntaxError) throw new Problem('plan.model-answer', { why: 'broken JSON' });
    throw new Problem('plan.model-unreachable', { host: url.host });
  }
}

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (bytes > MOST_BYTES) throw new Problem('plan.model-answer', { why: `> ${MOST_BYTES} bytes` });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
