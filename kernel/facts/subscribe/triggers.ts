import { factAt } from '../model/fact-at.ts';
import { attributeOfKey } from '../model/kinds.ts';
import type { ChangeState } from './change-states.ts';
import type { Definition, Trigger } from './subscription.ts';

/** What holds where a subscription names none (clause 5.2.12). */
export const DEFAULT_TRIGGERS: readonly Trigger[] = ['attributeCreated', 'attributeUpdated'];

/** What happened to one instance of an attribute. */
export function attributeTrigger({ before, after }: ChangeState, key: string): Trigger {
  if (!factAt(after, key)) return 'attributeDeleted';
  return before && factAt(before, key) ? 'attributeUpdated' : 'attributeCreated';
}

/**
 * Does the change concern the subscription? Watched attributes narrow all that is said of attributes, which end with their
 * entity.
 */
export function isTriggered(definition: Definition, change: ChangeState): boolean {
  const { watchedAttributes, notificationTrigger = DEFAULT_TRIGGERS } = definition;
  const triggers = new Set(notificationTrigger);
  if (change.deleted && triggers.has('entityDeleted')) return true;
  if (change.created && triggers.has('entityCreated')) return true;
  const touched = change.touched.filter(
    (key) => !watchedAttributes || watchedAttributes.includes(attributeOfKey(key)),
  );
  if (!change.created && !change.deleted && triggers.has('entityUpdated') && touched.length > 0) return true;
  return touched.some((key) => triggers.has(attributeTrigger(change, key)));
}
