import Type, { type Static } from 'typebox';
import type { KnownPolicy } from '../read-policies.ts';

/** A policy as it is listed. Of what nobody described, its id stands for the description. */
export const PolicyView = Type.Object({
  id: Type.String(),
  /** `kernel`, a pack, or a file of the house. */
  source: Type.String(),
  effect: Type.Enum(['permit', 'forbid']),
  description: Type.Object({ 'zh-CN': Type.String(), en: Type.String() }),
  /** As it stands in its file. */
  text: Type.String(),
});
export type PolicyView = Static<typeof PolicyView>;

export function policyView({ id, source, json, annotations, text }: KnownPolicy): PolicyView {
  const { description = id, description_zh: chinese = description } = annotations;
  return { id, source, effect: json.effect, description: { 'zh-CN': chinese, en: description }, text };
}
