import type { LiveEvent } from '../events/events.ts';
import type { Actor } from '../identity/actor.ts';
import type { Kernel } from '../packs/kernel.ts';
import { casesOf } from '../policy/narrowed-cases.ts';
import { recordsOf } from '../policy/seen-records.ts';
import { visibleTo } from '../policy/visible.ts';

/** What is needed to hear of it at all. */
const PERMISSIONS: ReadonlyMap<string, string> = new Map([
  ['case', 'cases.read'],
  ['job', 'jobs.read'],
  ['measure', 'measures.read'],
  ['proposal', 'proposals.read'],
]);

/**
 * An event as somebody sees it; null where it is not theirs to know. Only for those who do not see everything is
 * anything looked up: then it comes as a promise.
 */
export function seenEvent(
  kernel: Kernel,
  actor: Actor,
  event: LiveEvent,
): LiveEvent | null | Promise<LiveEvent | null> {
  const { policy, registry } = kernel;
  const { type, data } = event;
  const permission = PERMISSIONS.get(type);
  if (permission !== undefined && !policy.may(actor, permission)) return null;
  if (type === 'case') {
    const cases = casesOf(kernel.cases, policy, actor);
    return cases === null
      ? event
      : cases.find([String(data['case'])]).then(([item]) => (item ? event : null));
  }
  if (type !== 'facts') return seenOfRecord(kernel, actor, event);
  const visible = visibleTo(policy, actor, null, {
    entityTypes: registry.entityTypes,
    writing: false,
  });
  if (visible === null) return event;
  return kernel.facts.get(String(data['entity'])).then((entity) => {
    // Of what is gone nobody can say any more whose it was.
    if (!entity || visible.see(entity) === null) return null;
    const touched = data['attributes'] as readonly string[];
    const attributes = touched.filter((name) => !visible.hides(name, entity.types));
    return attributes.length > 0 || touched.length === 0 ? { type, data: { ...data, attributes } } : null;
  });
}

/** Where it tells of a record, to whoever may read that. */
function seenOfRecord(
  kernel: Kernel,
  actor: Actor,
  event: LiveEvent,
): LiveEvent | null | Promise<LiveEvent | null> {
  for (const [name, { type }] of kernel.registry.records) {
    const id = event.data[type.events?.[event.type] ?? ''];
    if (typeof id !== 'string') continue;
    const records = recordsOf(kernel, actor);
    return records === null
      ? event
      : records.of(name, [id], (one) => one).then((own) => (own.length > 0 ? event : null));
  }
  return event;
}
