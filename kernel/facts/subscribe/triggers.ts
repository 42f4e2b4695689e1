import type { ChangeState } from './change-states.ts';
import type { Definition, Trigger } from './subscription.ts';

/** What holds where a subscription names none (clause 5.2.12). */
export const DEFAULT_TRIGGERS: readonly Trigger[] = ['attributeCreated', 'attributeUpdated'];

/** What happened to one attribute. */
export function attributeTrigger(change: ChangeState, name: string): Trigger {
  if (!Object.hasOwn(change.after.facts, name)) return 'attributeDeleted';
  return change.before && Object.hasOwn(change.before.facts, name) ? 'attributeUpdated' : 'attributeCreated';
}

/** Does the change concern the subscription? Watched attributes narrow all that is said of attributes. */
export function isTriggered(definition: Definition, change: ChangeState): boolean {
  const { watchedAttributes, notificationTrigger = DEFAULT_TRIGGERS } = definition;
  const triggers = new Set(notificationTrigger);
  if (change.deleted) return triggers.has('entityDeleted');
  if (change.created && triggers.has('entityCreated')) return true;
  const touched = change.touched.filter((name) => !watchedAttributes || watchedAttributes.includes(name));
  if (!change.created && triggers.has('entityUpdated') && touched.length > 0) return true;
  return touched.some((name) => triggers.has(attributeTrigger(change, name)));
}
