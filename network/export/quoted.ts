/** What a spreadsheet would work out instead of showing; a number is none. */
const formula = /^[=+\-@\t\r]/;
const number = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * A text as a field of CSV (RFC 4180, section 2). One that a spreadsheet would take for a formula has an apostrophe in front,
 * so that a name that somebody else chose is shown and never run.
 */
export function quoted(text = ''): string {
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
