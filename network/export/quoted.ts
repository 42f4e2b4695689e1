/** A text as a field of CSV (RFC 4180, section 2). */
export function quoted(text = ''): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
