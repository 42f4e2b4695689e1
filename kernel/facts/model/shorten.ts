const LIMIT = 80;

/** A value from outside as a few words for a message, however large or deep it is. */
export function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : described(value);
  return text.length > LIMIT ? `${text.slice(0, LIMIT - 3).toWellFormed()}…` : text;
}

function described(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // Nested deeper than the stack allows.
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}
