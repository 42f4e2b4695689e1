import { Problem } from '@yuheng/kernel/problem';
import { gbkBytes } from './gbk-bytes.ts';

/** What one string of extended data holds, and all of one entity's, bytes (AutoCAD R12 DXF reference, appendix on extended data). */
const [mostOfString, mostOfEntity] = [255, 16_383];
/** Signs of a name that a drawing shows; the whole name stands in the extended data. */
const mostOfName = 40;

/**
 * Properties as extended data of one application: JSON in ASCII, cut into strings. Neither white space nor `^` stands in it,
 * so that it comes together again however a program parts or decodes the strings.
 * @param record who they are of, for the message
 * @throws Problem `network.record-too-long`
 */
export function extendedData(properties: object, record: string): string {
  const text = JSON.stringify(properties).replaceAll(
    /[^\u0021-\u005d\u005f-\u007e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (text.length > mostOfEntity - 512)
    throw new Problem('network.record-too-long', { record, format: 'DXF' });
  const strings = text.match(new RegExp(`.{1,${mostOfString - 5}}`, 'g')) ?? [];
  return `1001\r\nYUHENG\r\n${strings.map((part) => `1000\r\n${part}\r\n`).join('')}`;
}

/** A name as text of a drawing whose code page is GBK; what that has no code for stands as AutoCAD writes Unicode. */
export function drawingText(name: string, most = mostOfName): Uint8Array {
  // A caret would make a control character of what follows.
  const signs = [...name.replaceAll(/\p{C}/gu, ' ')].map((sign) => (sign === '^' ? '^ ' : sign));
  const shown = signs.length > most ? [...signs.slice(0, most - 1), '…'] : signs;
  return gbkBytes(shown.join(''), (sign) =>
    [...Array(sign.length).keys()]
      .map((unit) => `\\U+${sign.charCodeAt(unit).toString(16).toUpperCase().padStart(4, '0')}`)
      .join(''),
  );
}
