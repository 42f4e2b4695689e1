export type CsvCell = string | number | boolean | null | undefined;

/**
 * CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8.
 * A text that a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV injection);
 * numbers are left alone.
 */
export function writeCsv(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [head, ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cell(value: CsvCell): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
