import { Problem } from './problem.ts';

type Sentence = 'empty' | 'utf-8' | 'json' | 'json-end' | 'no-position' | 'prototype' | 'object' | 'request';

export function badInput(
  sentence: Sentence,
  reason = '',
  values: Readonly<Record<string, number>> = {},
): Problem {
  return new Problem('http.bad-input', { where: '', reason, ...values }, sentence);
}

/** Why a body is not taken as JSON: where it is wrong, as far as the parser tells it. */
export function badJson(text: string): Problem {
  try {
    JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    if (/end of JSON input/.test(message)) return badInput('json-end', 'JSON');
    const position = /at position (\d+)/.exec(message)?.[1] ?? placeOf(message, text);
    return position === null
      ? badInput('no-position', 'JSON')
      : badInput('json', 'JSON', { position: Number(position) });
  }
  return badInput('prototype', '__proto__');
}

/** V8 names of short texts only the character. */
function placeOf(message: string, text: string): number | null {
  const token = /^Unexpected token '(.+?)', "/su.exec(message)?.[1];
  const at = token === undefined ? -1 : text.indexOf(token);
  return at >= 0 && at === text.lastIndexOf(token ?? '') ? at : null;
}
