import type { Provenance } from '../model/entity.ts';

const nobody: Provenance = { actor: '', organisation: null, source: '', synthetic: false };

/** Subscribers are not told who recorded a fact, so nobody is looked up. */
export const untold = (): Provenance => nobody;
