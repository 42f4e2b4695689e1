/** Code pages by the number that dBASE files have for them; what is not here says nothing. */
const languages: ReadonlyMap<number, string> = new Map([
  [0x4d, 'gb18030'],
  [0x4f, 'big5'],
  [0x7a, 'gb18030'],
  [0x78, 'big5'],
]);

/**
 * How the texts of a shapefile's table are written: as its `.cpg` says, as the number in its header says, else UTF-8 where
 * that is what it can be, else the national encoding, which the files of half the bureaus are in without saying so.
 * @param sample text that is surely in the table
 */
export function tableDecoder(cpg: string | undefined, language: number, sample: Uint8Array): TextDecoder {
  const said = decoderNamed(cpg) ?? decoderNamed(languages.get(language));
  if (said !== undefined) return said;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample);
    return new TextDecoder('utf-8');
  } catch {
    return new TextDecoder('gb18030');
  }
}

/** Of names like `UTF-8`, `GBK`, `CP936`, `936`, `ANSI 1252`, `88591`. */
function decoderNamed(name: string | undefined): TextDecoder | undefined {
  const plain = (name ?? '').trim().toLowerCase();
  if (plain === '') return undefined;
  const page = /^(?:cp|ms|ansi|oem)?[ _-]?(\d+)$/.exec(plain)?.[1];
  try {
    return new TextDecoder(page === undefined ? plain : pageNamed(page));
  } catch {
    return undefined;
  }
}

function pageNamed(page: string): string {
  if (page === '936' || page === '54936') return 'gb18030';
  if (page === '950') return 'big5';
  if (page === '65001') return 'utf-8';
  return page.startsWith('8859') ? `iso-8859-${page.slice(4)}` : `windows-${page}`;
}
