import type { JsonObject } from './entity.ts';

/** Is it an object of JSON: no list, and not null? */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
