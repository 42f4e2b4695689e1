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
  const context = definition.jsonldContext ?? document['@context'] ?? CORE_CONTEXT_URL;
  return { context, compiled: await contexts.compiled(context).catch(() => coreOnly) };
}
