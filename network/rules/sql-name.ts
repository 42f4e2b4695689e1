/** A name as an identifier of SQL, whatever signs it has (SQLite: double quotes, doubled inside). */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
