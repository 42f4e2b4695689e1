/** What the engine refuses, with the status that the outside sees: input that it cannot work on. */
export const engineErrors = {
  'site-outside-terrain': 400,
  'site-in-hole': 400,
  'bad-antenna-height': 400,
  'bad-reach': 400,
  'area-too-large': 400,
  'not-metric': 400,
  'bad-carrier': 400,
  'bad-cell': 400,
  'bad-load': 400,
  'too-many-cells': 400,
  'unknown-site': 404,
  'bad-terrain-file': 400,
  'unfit-terrain-file': 400,
} as const;
