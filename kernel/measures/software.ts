import own from '../package.json' with { type: 'json' };

/** What computes measurements, and in which version: kept with each one. */
export const software = `yuheng/${own.version}`;
