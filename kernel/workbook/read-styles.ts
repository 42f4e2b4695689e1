import { isDateFormat } from './cell-dates.ts';
import { scanXml } from './scan-xml.ts';

/** Which of a workbook's cell formats show a day or a time, by their numbers (`s` of a cell). */
export function dateStyles(text: string, name: string): ReadonlySet<number> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  scanXml(text, name, {
    open({ name: tag, attributes }) {
      if (tag === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (tag === 'cellXfs') inCells = true;
      if (tag === 'xf' && inCells) formats.push(Number(attributes['numFmtId'] ?? 0));
    },
    close(tag) {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return new Set(formats.flatMap((id, style) => (isDateFormat(id, codes.get(id)) ? [style] : [])));
}
