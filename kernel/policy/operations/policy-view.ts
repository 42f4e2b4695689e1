import Type, { type Static } from 'typebox';
import type { PolicyJson } from '../cedar/policy-json.ts';
import type { KnownPolicy } from '../read-policies.ts';
import { RECORD_READ } from '../schema.ts';

/** A policy as it is listed. Of what nobody described, its id stands for the description. */
export const PolicyView = Type.Object({
  id: Type.String(),
  /** `kernel`, a pack, or a file of the house. */
  source: Type.String(),
  /** `record` and `spare`: it only says which reads go into the log, and which do not. */
  effect: Type.Enum(['permit', 'forbid', 'record', 'spare']),
  description: Type.Object({ 'zh-CN': Type.String(), en: Type.String() }),
  /** As it stands in its file. */
  text: Type.String(),
});
export type PolicyView = Static<typeof PolicyView>;

export function policyView({ id, source, json, annotations, text }: KnownPolicy): PolicyView {
  const { description = id, description_zh: chinese = description } = annotations;
  return { id, source, effect: effectOf(json), description: { 'zh-CN': chinese, en: description }, text };
}

function effectOf({ effect, action }: PolicyJson): PolicyView['effect'] {
  const named = 'entities' in action ? action.entities : 'entity' in action ? [action.entity] : [];
  if (named.length === 0 || named.some(({ id }) => id !== RECORD_READ)) return effect;
  return effect === 'permit' ? 'record' : 'spare';
}
