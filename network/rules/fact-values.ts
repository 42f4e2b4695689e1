import type { Entity } from '@yuheng/kernel/facts-model';

type Facts = Pick<Entity, 'facts'>;

/** The text that an attribute says; null where it says none. */
export function textOf({ facts }: Facts, name: string): string | null {
  const value = facts[name]?.value;
  return typeof value === 'string' ? value : null;
}

/** The number that an attribute says; null where it says none. */
export function numberOf({ facts }: Facts, name: string): number | null {
  const value = facts[name]?.value;
  return typeof value === 'number' ? value : null;
}
