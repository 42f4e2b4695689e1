import { textLimit } from './limits.ts';
import { scanXml, xmlEscaped } from './scan-xml.ts';

/** Signs that XML cannot hold are written as `_x000B_` (ECMA-376 part 1, 22.4.2.4, ST_Xstring). */
export function decodedText(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** What a cell may hold: without signs that no XML holds, and with what would be read as a code made plain. */
export function encodedText(text: string): string {
  const plain = text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    // What XML 1.0 can hold (production 2); pairs of surrogates are whole by now.
    .replaceAll(/[^\t\n -\ufffd]/g, ' ');
  return xmlEscaped(plain.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
}

/** Whether a cell can hold a text as a text: not longer than a cell, and nothing that a spreadsheet would compute once it is edited. */
export function fitsCell(text: string): 'fits' | 'too-long' | 'formula' {
  if (text.length > textLimit) return 'too-long';
  return /^\s*[=+@]/.test(text) ? 'formula' : 'fits';
}

/** The texts that cells share, in their order; formatted ones as plain text. */
export function sharedTexts(text: string, name: string): readonly string[] {
  const texts: string[] = [];
  let words: string | null = null;
  let inText = false;
  let phonetic = 0;
  scanXml(text, name, {
    open({ name: tag }) {
      if (tag === 'si') words = '';
      if (tag === 'rPh') phonetic += 1;
      inText = tag === 't' && phonetic === 0;
    },
    text(part) {
      if (inText && words !== null) words += part;
    },
    close(tag) {
      if (tag === 't') inText = false;
      if (tag === 'rPh') phonetic -= 1;
      if (tag !== 'si') return;
      texts.push(decodedText(words ?? ''));
      words = null;
    },
  });
  return texts;
}
