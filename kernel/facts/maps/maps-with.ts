import type { EntityMaps } from './entity-maps.ts';

/** Entity maps with some members in the place of their own. */
export function mapsWith(maps: EntityMaps, own: Partial<EntityMaps>): EntityMaps {
  return new Proxy(maps, {
    get: (target, name) => {
      if (Object.hasOwn(own, name)) return own[name as keyof EntityMaps];
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
