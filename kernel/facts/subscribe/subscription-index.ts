import { attributeOfKey } from '../model/kinds.ts';
import { typesOf } from './matcher.ts';
import type { Definition } from './subscription.ts';

const ANY = '*';
type Groups = Map<string, Map<string, Set<string>>>;

/**
 * Which subscriptions a change may concern, without looking at each: by the entity's id where only ids are
 * subscribed to, else by type; then by attribute.
 */
export class SubscriptionIndex {
  readonly #byId: Groups = new Map();
  readonly #byType: Groups = new Map();

  add(id: string, definition: Definition): void {
    for (const [groups, key, attribute] of this.#placesOf(definition)) {
      const byAttribute = groups.get(key) ?? new Map<string, Set<string>>();
      groups.set(key, byAttribute);
      const ids = byAttribute.get(attribute) ?? new Set<string>();
      byAttribute.set(attribute, ids.add(id));
    }
  }

  remove(id: string, definition: Definition): void {
    for (const [groups, key, attribute] of this.#placesOf(definition)) {
      const byAttribute = groups.get(key);
      const ids = byAttribute?.get(attribute);
      ids?.delete(id);
      if (ids?.size === 0) byAttribute?.delete(attribute);
      if (byAttribute?.size === 0) groups.delete(key);
    }
  }

  /** Each once, in no order. @param keys what a change touched, by `factKey` */
  candidates(entity: string, types: readonly string[], keys: readonly string[]): ReadonlySet<string> {
    const found = new Set<string>();
    const attributes = new Set(keys.map(attributeOfKey));
    const groups = [this.#byId.get(entity), ...[...types, ANY].map((type) => this.#byType.get(type))];
    for (const byAttribute of groups) {
      if (!byAttribute) continue;
      for (const attribute of [...attributes, ANY])
        for (const id of byAttribute.get(attribute) ?? []) found.add(id);
    }
    return found;
  }

  *#placesOf({
    entities,
    watchedAttributes,
    notificationTrigger,
  }: Definition): Generator<readonly [Groups, string, string]> {
    const beyondAttributes = notificationTrigger?.some(
      (trigger) => trigger === 'entityCreated' || trigger === 'entityDeleted',
    );
    const attributes = watchedAttributes && !beyondAttributes ? watchedAttributes : [ANY];
    const keys: (readonly [Groups, string])[] = [];
    if (entities?.every(({ id }) => id !== undefined))
      for (const { id = ANY } of entities) keys.push([this.#byId, id]);
    else {
      for (const { type } of entities ?? [{ type: ANY }])
        for (const [first = ANY] of typesOf(type)) keys.push([this.#byType, first]);
    }
    for (const [groups, key] of keys) for (const attribute of attributes) yield [groups, key, attribute];
  }
}
