import { askOutside } from '@yuheng/kernel/outbound';
import { OutboundError } from '@yuheng/kernel/outbound-error';
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
  const question = {
    method: 'POST' as const,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ model, messages, temperature: 0, max_tokens: 1500, stream: false }),
  };
  try {
    const { status, headers, text } = await askOutside(url, question, {
      // The operator named it: a model may well run on this machine or network.
      allow: [{ url: url.href, private: true }],
      maxBytes: MOST_BYTES,
      signal: AbortSignal.timeout(timeout),
    });
    const fine = status >= 200 && status < 300;
    if (!fine || !String(headers['content-type']).includes('application/json'))
      throw new Problem('plan.model-answer', { why: fine ? 'no JSON' : `HTTP ${status}` });
    const parsed: unknown = JSON.parse(text);
    if (!completion.Check(parsed)) throw new Problem('plan.model-answer', { why: 'no completion' });
    return parsed.choices[0]?.message.content ?? '';
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem('plan.model-answer', { why: 'broken JSON' });
    if (!(error instanceof OutboundError)) throw error;
    if (error.fault === 'timeout') throw new Problem('plan.model-slow', { seconds: timeout / 1000 });
    if (error.fault === 'too-large') throw new Problem('plan.model-answer', { why: `> ${MOST_BYTES} bytes` });
    if (error.fault === 'status') throw new Problem('plan.model-answer', { why: 'content-encoding' });
    throw new Problem('plan.model-unreachable', { host: url.host });
  }
}
