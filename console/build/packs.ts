/** The packs whose pages and messages the console shows: paths of their `pack.ts` from the repository's root. */
export const packFiles: readonly string[] = [
  'plan/pack.ts',
  'network/pack.ts',
  'ecosystem/industry/pack.ts',
  'world/pack.ts',
];
