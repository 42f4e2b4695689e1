import type { SealedDocuments } from '../../crypto/sealed-documents.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Database } from '../../store/database.ts';
import type { CompiledContext } from '../context/compiled-context.ts';
import type { Contexts } from '../context/contexts.ts';
import { CORE_CONTEXT_URL } from '../context/core-terms.ts';
import type { FactChange } from '../store/change-feed.ts';
import { compileMatcher, type Matcher } from './matcher.ts';
import type { Addressed } from './sender.ts';
import type { Definition, Subscription } from './subscription.ts';
import { type Words, wordsOf } from './subscription-context.ts';
import { SubscriptionIndex } from './subscription-index.ts';
import { subscriptionIds, subscriptionsAfter } from './subscription-store.ts';

/** A subscription, ready to decide. */
export interface Live extends Addressed {
  readonly id: string;
  readonly actor: Actor | null;
  readonly definition: Definition;
  /** Changes up to this one are none of its business. */
  readonly since: number;
  readonly matcher: () => Matcher;
  readonly compiled: CompiledContext;
  /** Context and terms anew, as they are now. */
  readonly words: () => Promise<Words>;
  /** When it was notified last, milliseconds: for throttling. */
  notifiedAt: number;
}

interface LiveOptions {
  readonly database: Database;
  /** Of the tenant. */
  readonly sealed: SealedDocuments;
  readonly contexts: Contexts;
  /** Told of each that is new or other, and with null of each that is gone. */
  readonly changed: (id: string, live: Live | null, before: Live | undefined) => void;
  /** Told of each that cannot be used. */
  readonly faulty: (id: string, error: unknown) => void;
}

/** All subscriptions of a tenant in the memory of the server that delivers, as they stand in the database. */
export class LiveSubscriptions {
  readonly #database: Database;
  readonly #sealed: SealedDocuments;
  readonly #contexts: Contexts;
  readonly #changed: LiveOptions['changed'];
  readonly #faulty: LiveOptions['faulty'];
  readonly #lives = new Map<string, Live>();
  readonly #index = new SubscriptionIndex();
  /** Up to which they are known. */
  #revision = 0;
  /** Contexts may mean something else by now. */
  #stale = false;
  #refreshing: Promise<void> = Promise.resolve();

  constructor(options: LiveOptions) {
    this.#database = options.database;
    this.#sealed = options.sealed;
    this.#contexts = options.contexts;
    this.#changed = options.changed;
    this.#faulty = options.faulty;
  }

  get(id: string): Live | undefined {
    return this.#lives.get(id);
  }

  /** What was committed before the call is known afterwards. */
  refresh(): Promise<void> {
    this.#refreshing = this.#refreshing.catch(() => undefined).then(() => this.#refresh());
    return this.#refreshing;
  }

  /** Contexts were changed: whoever is told in their words is told in what they mean now. */
  forgetWords(): void {
    this.#stale = true;
  }

  /** Something may have been missed, removals as well. */
  async refreshAll(): Promise<void> {
    await this.refresh();
    const ids = await subscriptionIds(this.#database, this.#sealed.tenant);
    for (const id of this.#lives.keys()) if (!ids.has(id)) this.remove(id);
  }

  remove(id: string): void {
    const live = this.#lives.get(id);
    if (!live) return;
    this.#lives.delete(id);
    this.#index.remove(id, live.definition);
    this.#changed(id, null, live);
  }

  /** Those that a change may concern. */
  *candidates({ seq, entity, types, attributes }: FactChange): Generator<Live> {
    for (const id of this.#index.candidates(entity, types, attributes)) {
      const live = this.#lives.get(id);
      if (live && live.since < seq && live.definition.timeInterval === undefined) yield live;
    }
  }

  async #refresh(): Promise<void> {
    if (this.#stale) {
      this.#stale = false;
      for (const live of this.#lives.values())
        if (live.context !== CORE_CONTEXT_URL) Object.assign(live, await live.words());
    }
    const news = subscriptionsAfter(this.#database, this.#sealed, this.#revision);
    for await (const { id, read, revision } of news) {
      const subscription = this.#readable(id, read);
      if (subscription) await this.#set(subscription);
      else this.remove(id);
      this.#revision = revision;
    }
  }

  /** Null for one that cannot be used: nobody else waits for it. */
  #readable(id: string, read: () => Subscription): Subscription | null {
    try {
      return read();
    } catch (error) {
      this.#faulty(id, error);
      return null;
    }
  }

  async #set({ id, definition, document, actor, since, counters }: Subscription): Promise<void> {
    const before = this.#lives.get(id);
    if (before) this.#index.remove(id, before.definition);
    // Of the document nothing else stays in memory.
    const own = { definition, document: { '@context': document['@context'] ?? null } };
    const words = (): Promise<Words> => wordsOf(own, this.#contexts);
    const { context, compiled } = await words();
    const notifiedAt = before?.notifiedAt ?? Date.parse(counters.lastNotification ?? '1970-01-01');
    const live: Live = {
      id,
      actor,
      definition,
      since,
      context,
      compiled,
      words,
      matcher: compiledLater(definition),
      notifiedAt,
    };
    this.#lives.set(id, live);
    if (definition.about === 'entities') this.#index.add(id, definition);
    this.#changed(id, live, before);
  }
}

/** Of many thousand subscriptions few ever meet a change. */
function compiledLater(definition: Definition): () => Matcher {
  let matcher: Matcher | null = null;
  return () => {
    matcher ??= compileMatcher(definition);
    return matcher;
  };
}
