import { mutated, mutatedText, mutatedUrl } from './mutate.ts';
import type { Random } from './random.ts';
import type { Method, Template } from './templates.ts';

export interface FuzzRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const METHODS: readonly [Method, ...Method[]] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const CORE = 'https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.8.jsonld';
const LINK = `<${CORE}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"`;
/** Odd values of the headers that are looked at; few names of tenants, for each has a price. */
const HEADERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  accept: [
    '*/*',
    'application/ld+json',
    'application/geo+json',
    'text/html',
    ';;,q=',
    'application/json;q=2',
    '*',
  ],
  'content-type': [
    'application/ld+json',
    'application/merge-patch+json',
    'text/plain',
    'application/json; charset=utf-16',
    '/',
    '',
  ],
  link: [
    LINK,
    '<>',
    `${LINK}, ${LINK}`,
    '<https://example.org/none>; rel="http://www.w3.org/ns/json-ld#context"',
    '<',
  ],
  prefer: ['ngsi-ld=1.0', 'ngsi-ld=1.99', 'body=json', 'ngsi-ld=', 'ngsi-ld=1.5;x="'],
  'ngsild-tenant': ['fuzz', 'fuzz', 'a b', '', 'x'.repeat(300), '../x'],
  'if-match': ['*'],
  via: ['1.1 x'],
};

/** One or several things of a right request go wrong; now and then none. */
export function makeRequest({ method, url, body }: Template, random: Random): FuzzRequest {
  const headers: Record<string, string> = {};
  let text: string | null = null;
  if (body !== undefined) {
    let content: unknown = body;
    for (let turns = random.below(4); turns > 0; turns -= 1) content = mutated(content, random);
    text = JSON.stringify(content) ?? '';
    if (random.chance(0.15)) text = mutatedText(text, random);
    headers['content-type'] = 'application/json';
  }
  for (const [name, values] of Object.entries(HEADERS))
    if (random.chance(0.06)) headers[name] = random.of(values);
  let target = url;
  while (random.chance(0.4)) target = `/${mutatedUrl(target.slice(1), random)}`;
  return {
    method: random.chance(0.03) ? random.of(METHODS) : method,
    // What HTTP itself cannot carry would not leave here.
    url: target.replaceAll(/[^\x21-\x7e]/g, (character) => encodeURIComponent(character.toWellFormed())),
    headers,
    body: text,
  };
}
