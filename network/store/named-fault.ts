import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { namesOf } from './station-facts.ts';

/** A fault that tells of a site by its id, with the name that people know the station by, where it has one. */
export async function namedFault(facts: Kernel['facts'], fault: unknown): Promise<unknown> {
  if (!(fault instanceof Problem)) return fault;
  const site = String(fault.values['site'] ?? '');
  const { names } = await namesOf(facts, [site]);
  const name = names.get(site) ?? '';
  return name === '' ? fault : new Problem(fault.code, { ...fault.values, site: name });
}
