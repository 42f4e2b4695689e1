import type { Secrets } from '../../crypto/sealed-documents.ts';
import type { JsonObject } from './entity.ts';

const HIDDEN = '***';

/** A document as those see it who need not know how one side makes itself known to the other: without keys and passwords. */
export function withoutSecrets(document: JsonObject, secrets: Secrets): JsonObject {
  return secrets(document, (text) => withoutUser(text) ?? HIDDEN);
}

/** An address without its user; null: it says none. */
function withoutUser(text: string): string | null {
  const url = URL.parse(text);
  if (!url || (url.username === '' && url.password === '')) return null;
  url.username = HIDDEN;
  url.password = '';
  return url.href;
}
