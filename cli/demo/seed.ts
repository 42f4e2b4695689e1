/** The demo's province is always the same one. */
export const DEMO_SEED = 2026;
