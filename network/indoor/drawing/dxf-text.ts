import { Problem } from '@yuheng/kernel/problem';
import { shownText } from './drawing.ts';

/** Code pages of drawings before AutoCAD 2007 (`$DWGCODEPAGE`), as the platform calls them. */
const pages: Readonly<Record<string, string>> = {
  ANSI_874: 'windows-874',
  ANSI_932: 'shift_jis',
  ANSI_936: 'gb18030',
  ANSI_949: 'euc-kr',
  ANSI_950: 'big5',
  ANSI_1250: 'windows-1250',
  ANSI_1251: 'windows-1251',
  ANSI_1252: 'windows-1252',
  ANSI_1253: 'windows-1253',
  ANSI_1254: 'windows-1254',
  ANSI_1257: 'windows-1257',
};

/** The first release whose DXF is UTF-8 (AutoCAD 2007). */
const unicodeSince = 'AC1021';

/** Where the header says version and code page. */
const headBytes = 200_000;

/**
 * The text of a drawing in ASCII DXF, in the code that its header names; without one UTF-8, or GB 18030 where it is none.
 * @throws Problem `network.drawing-not-dxf` of a DWG, of a binary DXF, and, with its first line, of anything else
 */
export function dxfText(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headBytes));
  if (/^AC10\d\d/.test(head)) throw new Problem('network.drawing-not-dxf', { kind: 'DWG' });
  if (head.startsWith('AutoCAD Binary DXF'))
    throw new Problem('network.drawing-not-dxf', { kind: 'binary DXF' });
  if (!/^\uFEFF?(?:ï»¿)?\s*(?:999|0)\s*[\r\n]/.test(head)) throw noBeginning(head);
  const said = (name: string) =>
    new RegExp(`\\$${name}[ \\t]*\\r?\\n[ \\t]*[13][ \\t]*\\r?\\n[ \\t]*(\\S+)`)
      .exec(head)?.[1]
      ?.toUpperCase();
  const version = said('ACADVER');
  const page = pages[said('DWGCODEPAGE') ?? ''];
  const unicode = version !== undefined && version >= unicodeSince;
  return unicode || page === undefined ? unicodeText(bytes) : new TextDecoder(page).decode(bytes);
}

/** The first line that is not empty should be the group code 0, or 999 of a comment. */
function noBeginning(head: string): Problem {
  const lines = head.slice(0, 2000).split(/\r\n|\r|\n/);
  const at = lines.findIndex((line) => line.trim() !== '');
  if (at < 0) return new Problem('network.drawing-not-dxf', { fault: 'empty' }, 'empty');
  const values = { fault: 'start', line: at + 1, found: shownText(lines[at] ?? '') };
  return new Problem('network.drawing-not-dxf', values, 'start');
}

function unicodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** What a string of a drawing says: `\U+4E2D` is a sign, `^ ` a caret, `%%d` a degree sign. */
export function plainText(value: string): string {
  return value
    .replaceAll(/\\U\+([0-9A-Fa-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('^ ', '^')
    .replaceAll(/%%d/gi, '°')
    .replaceAll(/%%[uoc]/gi, '');
}

/** Of a paragraph, formatting among them: a room is called by its first words. */
const mostSigns = 2000;

/** The same of a text of several lines (MTEXT), without its formatting. */
export function plainParagraph(value: string): string {
  return plainText(value.slice(0, mostSigns))
    .replaceAll(/\\[Pp~]/g, ' ')
    .replaceAll(/\\[ACcFfHhQTWw][^;\\{}]*;/g, '')
    .replaceAll(/\\S([^;]*);/g, '$1')
    .replaceAll(/\\[LlOoKkNX]/g, '')
    .replaceAll(/[{}]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
