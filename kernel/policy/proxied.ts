/** An object of a class with some members in the place of its own. */
export function proxied<T extends object, K extends keyof T>(object: T, own: Pick<T, K>): T {
  return new Proxy(object, {
    get: (target, name) => {
      if (Object.hasOwn(own, name)) return own[name as K];
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
