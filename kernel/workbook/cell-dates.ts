const DAY = 86_400_000;
/** Day 0 of the 1900 system for days after 1900-02-28, and of the 1904 one (ECMA-376 part 1, 18.17.4.1). */
const origin = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
/** 9999-12-31 */
const last = 2_958_465;

/** Formats that every workbook has without saying so, and that show a day or a time (18.8.30; 27 to 58 in Chinese). */
function builtIn(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Whether a format shows a day or a time. @param code of a format of the workbook's own */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn(id);
  const plain = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(plain) && !/^general$/i.test(plain.trim());
}

/** A day as a workbook counts it -> `YYYY-MM-DD`, with `THH:MM:SS` where it has a time; null for what is none. */
export function dateOfSerial(serial: number, is1904: boolean): string | null {
  if (!(serial >= 0 && serial < last + 1)) return null;
  const time = origin[is1904 ? 1904 : 1900] + Math.round(serial * 86_400) * 1000;
  const text = new Date(time).toISOString().slice(0, 19);
  return text.endsWith('T00:00:00') ? text.slice(0, 10) : text;
}

/** @param day `YYYY-MM-DD` */
export function serialOfDate(day: string, is1904: boolean): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - origin[is1904 ? 1904 : 1900]) / DAY);
}
