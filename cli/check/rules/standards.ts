import { breach, type Rule } from '../rule.ts';

/** A pack that outsiders can speak to says on which standards, in pack.ts and in its README. */
export const standards: Rule = {
  name: 'standards',
  check: (house) =>
    house.packs.flatMap(({ folder, definition }) => {
      if (!definition) return [];
      const outward = definition.entities.length > 0 || definition.operations.length > 0;
      const readme = house.files.get(`${folder}/README.md`);
      return [
        ...(outward && definition.standards.length === 0 ? [breach(`${folder}/pack.ts`, 1, 'none')] : []),
        ...definition.standards
          .filter(({ id }) => readme !== undefined && !readme.includes(id))
          .map(({ id }) => breach(`${folder}/README.md`, 1, 'unnamed', { id })),
        ...definition.standards
          .filter(({ part }) => part.trim() === '')
          .map(({ id }) => breach(`${folder}/pack.ts`, 1, 'part', { id })),
      ];
    }),
};
