const DEPTH_LIMIT = 64;

/**
 * Can this JSON value be kept and given back as it came? PostgreSQL keeps neither NUL nor lone surrogates, JSON has no
 * infinite number (the text 1e999 is read as one), and nesting beyond 64 is no measurement.
 */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth > DEPTH_LIMIT) return false;
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner, depth + 1));
}
