import type { Database } from '../../store/database.ts';
import type { Json } from '../model/entity.ts';
import type { EntityType } from '../model/entity-type.ts';
import type { CompiledContext } from './compiled-context.ts';
import { CompiledContexts } from './compiled-contexts.ts';
import { ContextDocuments, type ContextSources, noSources } from './context-documents.ts';
import { hostedIdIn, idsOf, isImplicit } from './context-names.ts';
import { CONTEXTS_CHANNEL, ContextServer } from './context-server.ts';
import { ContextUsage } from './context-usage.ts';
import type { FetchOptions } from './fetch-document.ts';
import { HostedContexts } from './hosted-contexts.ts';
import { typesContext } from './types-context.ts';

/** Contexts of JSON-LD, from their addresses to translating entities. */
export interface Contexts {
  /**
   * @param context the value of `@context`; undefined: the core context alone
   * @throws Problem facts.bad-context, facts.context-not-available, facts.context-not-allowed
   */
  compiled(context: Json | undefined): Promise<CompiledContext>;
  /** What stands behind the address of a context that was made because it had none; any other context as it is. */
  withoutAddress(context: Json): Promise<Json>;
  readonly server: ContextServer;
  /** Calls whenever a hosted context was made, changed or removed, here or by another server. @returns what ends it */
  onForget(listener: () => void): () => void;
  stop(): Promise<void>;
}

export interface ContextsOptions extends Pick<FetchOptions, 'lookup' | 'timeoutMs' | 'maxBytes'> {
  readonly sources?: ContextSources;
  readonly packs: readonly { readonly id: string; readonly entities: readonly EntityType[] }[];
  readonly database: Database;
  readonly clock: () => Date;
  readonly report: (error: unknown) => void;
}

export async function openContexts(options: ContextsOptions): Promise<Contexts> {
  const { sources = noSources, database, clock, report, ...rest } = options;
  const packs = new Map(
    options.packs
      .filter(({ entities }) => entities.length > 0)
      .map(({ id, entities }) => [id, typesContext(entities)]),
  );
  const hosted = new HostedContexts(database, clock);
  const usage = new ContextUsage(database, clock, report);
  const documents = new ContextDocuments({
    ...rest,
    ...sources,
    database,
    hosted,
    packs,
    clock,
    report,
    onChange: (url) => compiled.forget((one) => one === url),
  });
  const compiled = new CompiledContexts(documents.read, (urls) => {
    usage.count(urls);
    documents.refresh(urls);
  });
  const listeners = new Set<() => void>();
  const forget = (id: string): void => {
    hosted.forget(id);
    documents.forget(id);
    compiled.forget((url) => idsOf(url).includes(id));
    for (const listener of listeners) listener();
  };
  const unlisten = await database.listen(CONTEXTS_CHANNEL, (id) => {
    if (id !== '') return forget(id);
    hosted.forgetAll();
    documents.forgetAll();
    compiled.forget(() => true);
    for (const listener of listeners) listener();
  });
  const startedAt = clock().toISOString();
  return {
    compiled: (context) => compiled.of(context),
    async withoutAddress(context) {
      const id = typeof context === 'string' && isImplicit(context) ? hostedIdIn(context) : null;
      const found = id === null ? null : await hosted.read(id);
      return found ? found.context : context;
    },
    onForget(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    server: new ContextServer({ database, hosted, documents, usage, packs, forget, startedAt }),
    async stop() {
      await unlisten();
      await documents.stop();
      await usage.flush();
    },
  };
}
