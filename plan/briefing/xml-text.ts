/** What XML 1.0 cannot hold, whatever it is written as (section 2.2). */
const unwritable = /(?![\t\n\r\u007f-\u009f])[\p{Cc}\ufffe\uffff]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A text without the characters that XML has no way to write: each becomes the sign for an unknown one. */
export function writableText(text: string): string {
  return text.toWellFormed().replaceAll(unwritable, '\ufffd');
}

/** A text as content or attribute of XML. */
export function xmlText(text: string): string {
  return writableText(text).replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
