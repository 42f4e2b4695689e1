import { Problem } from '../../http/problem.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Subscription } from '../subscribe/subscription.ts';
import type { SubscriptionResource } from '../subscribe/subscription-resource.ts';

/** Subscriptions read at once. */
const PAGE = 1000;

/** The subscriptions of somebody who does not see everything: those of others tell what is not theirs to know, and are not there. */
export function ownSubscriptions(resource: SubscriptionResource, actor: Actor): SubscriptionResource {
  const isOwn = ({ actor: maker }: Subscription): boolean => maker?.id === actor.id;
  const get: SubscriptionResource['get'] = async (id) => {
    const found = await resource.get(id);
    if (!isOwn(found)) throw new Problem('facts.subscription-not-found', { id });
    return found;
  };
  async function own(): Promise<readonly Subscription[]> {
    const found: Subscription[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const page = await resource.list({ offset, limit: PAGE });
      found.push(...page.filter(isOwn));
      if (page.length < PAGE) return found;
    }
  }
  return {
    get,
    create: (id, document, by) => resource.create(id, document, by),
    async change(id, fragment, by) {
      await get(id);
      await resource.change(id, fragment, by);
    },
    async remove(id) {
      await get(id);
      await resource.remove(id);
    },
    list: async ({ offset, limit }) => (await own()).slice(offset, offset + limit),
    count: async () => (await own()).length,
  };
}
