import { Problem } from '@yuheng/kernel/problem';

/** The one endpoint that may be asked, as the operator set it. */
export interface ModelSettings {
  /** Of `chat/completions` below it; http or https. */
  readonly url: URL;
  readonly model: string;
  /** Goes into one header of one request and nowhere else. */
  readonly key: string | null;
  /** How long an answer may take (ms). */
  readonly timeout: number;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * YUHENG_MODEL_URL (for example http://127.0.0.1:8080/v1), YUHENG_MODEL_NAME, YUHENG_MODEL_KEY, YUHENG_MODEL_TIMEOUT in
 * seconds (30). Null without a URL: then no model is ever asked.
 * @throws Problem plan.model-misconfigured
 */
export function modelSettings(environment: NodeJS.ProcessEnv): ModelSettings | null {
  const address = environment['YUHENG_MODEL_URL'] ?? '';
  if (address === '') return null;
  const model = environment['YUHENG_MODEL_NAME'] ?? '';
  const key = environment['YUHENG_MODEL_KEY'] || null;
  const seconds = Number(environment['YUHENG_MODEL_TIMEOUT'] ?? 30);
  const base = URL.parse(address);
  const fits =
    base !== null &&
    /^https?:$/.test(base.protocol) &&
    base.username === '' &&
    base.password === '' &&
    base.search === '' &&
    base.hash === '' &&
    model !== '' &&
    seconds > 0 &&
    seconds <= 300 &&
    // A key in clear text goes over no network.
    (key === null || base.protocol === 'https:' || LOOPBACK.has(base.hostname));
  if (!fits) throw new Problem('plan.model-misconfigured');
  const url = new URL(`${base.href.replace(/\/+$/, '')}/chat/completions`);
  return { url, model, key, timeout: seconds * 1000 };
}
