import type { Json } from '../model/entity.ts';
import type { EntityType } from '../model/entity-type.ts';
import type { CompiledContext } from './compiled-context.ts';
import { CompiledContexts } from './compiled-contexts.ts';
import { ContextDocuments, type ContextSources, noSources } from './context-documents.ts';
import type { ContextObject } from './core-terms.ts';
import type { FetchOptions } from './fetch-document.ts';
import { typesContext } from './types-context.ts';

/** Contexts of JSON-LD, from their addresses to translating entities. */
export interface Contexts {
  /**
   * @param context the value of `@context`; undefined: the core context alone
   * @throws Problem facts.bad-context, facts.context-not-available, facts.context-not-allowed
   */
  compiled(context: Json | undefined): Promise<CompiledContext>;
  /** The context that a pack's entity types make, or null. */
  ofPack(pack: string): ContextObject | null;
}

export interface ContextsOptions extends Pick<FetchOptions, 'lookup' | 'timeoutMs' | 'maxBytes'> {
  readonly sources?: ContextSources;
  readonly packs: readonly { readonly id: string; readonly entities: readonly EntityType[] }[];
  readonly clock: () => Date;
}

/** The address of a pack's context; `<server>/ngsi-ld/v1/jsonldContexts/<pack>` serves the same. */
export const packContextUrl = (pack: string): string => `urn:yuheng:context:${pack}`;

export function openContexts(options: ContextsOptions): Contexts {
  const { sources = noSources, packs, ...rest } = options;
  const byPack = new Map(
    packs
      .filter(({ entities }) => entities.length > 0)
      .map(({ id, entities }) => [id, typesContext(entities)]),
  );
  const own = new Map([...byPack].map(([id, context]) => [packContextUrl(id), context]));
  const documents = new ContextDocuments({
    ...rest,
    ...sources,
    own,
    onChange: (url) => compiled.forget(url),
  });
  const compiled = new CompiledContexts(documents.read, (urls) => documents.refresh(urls));
  return {
    compiled: (context) => compiled.of(context),
    ofPack: (pack) => byPack.get(pack) ?? null,
  };
}
