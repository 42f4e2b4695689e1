import { type OpenTag, scanXml } from './scan-xml.ts';

/** What follows `calcPr` in a workbook (ECMA-376 part 1, 18.2.27). */
const after = new Set([
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
]);

/** The text of a workbook part that says: compute all formulas as you open this. Pure. */
export function withRecalculation(xml: string, name: string): string {
  let depth = 0;
  let prefix = '';
  let own: OpenTag | null = null;
  let place: number | null = null;
  scanXml(xml, name, {
    open(tag) {
      depth += 1;
      if (depth === 1) prefix = tag.prefix;
      if (depth !== 2) return;
      if (tag.name === 'calcPr') own = tag;
      if (after.has(tag.name)) place ??= tag.start;
    },
    close(_name, _uri, start) {
      depth -= 1;
      if (depth === 0) place ??= start;
    },
  });
  const found = own as OpenTag | null;
  if (found === null) {
    const at = place ?? xml.length;
    return `${xml.slice(0, at)}<${prefix}calcPr fullCalcOnLoad="1"/>${xml.slice(at)}`;
  }
  const tag = xml.slice(found.start, found.end).replace(/\sfullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')/, '');
  const head = `<${found.prefix}calcPr`;
  return `${xml.slice(0, found.start)}${head} fullCalcOnLoad="1"${tag.slice(head.length)}${xml.slice(found.end)}`;
}
