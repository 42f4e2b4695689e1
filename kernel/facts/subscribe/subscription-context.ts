import { type CompiledContext, coreOnly } from '../context/compiled-context.ts';
import type { Contexts } from '../context/contexts.ts';
import { CORE_CONTEXT_URL } from '../context/core-terms.ts';
import type { Json } from '../model/entity.ts';
import type { Subscription } from './subscription.ts';

/** In whose words a subscriber is told; in the core's where the context cannot be had any more. */
export interface Words {
  readonly context: Json;
  readonly compiled: CompiledContext;
}

export async function wordsOf(
  { definition, document }: Pick<Subscription, 'definition' | 'document'>,
  contexts: Contexts,
): Promise<Words> {
  const named = definition.jsonldContext ?? document['@context'] ?? CORE_CONTEXT_URL;
  const whole = await contexts.withoutAddress(named);
  const compiled = await contexts.compiled(whole).catch(() => null);
  if (!compiled) return { context: CORE_CONTEXT_URL, compiled: coreOnly };
  // A body has room for all of it, a Link for an address alone.
  const inBody = definition.notification.endpoint.accept === 'application/ld+json';
  return { context: inBody ? whole : named, compiled };
}
