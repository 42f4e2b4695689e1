import { SaxesParser, type SaxesTagNS } from 'saxes';
import { Problem } from '../http/problem.ts';
import { depthLimit, xmlLimit } from './limits.ts';

/** An element as it begins: its local name, its attributes by local name, and where its tag stands in the text. */
export interface OpenTag {
  readonly name: string;
  readonly uri: string;
  /** `x:` where the file writes its own elements with a prefix; else empty. */
  readonly prefix: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  /** Behind `>`. */
  readonly end: number;
  readonly selfClosing: boolean;
}

export interface XmlHandler {
  open?(tag: OpenTag): void;
  /** @param start of the closing tag; of one that closes itself, that of its tag. @param end behind `>` */
  close?(name: string, uri: string, start: number, end: number): void;
  text?(text: string): void;
}

/** The text of a part, byte for byte: a mark at its beginning stays. @throws Problem tables.workbook-broken, tables.workbook-too-large */
export function xmlText(part: Uint8Array, name: string): string {
  if (part.length > xmlLimit) throw new Problem('tables.workbook-too-large', { what: name });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(part);
  } catch {
    throw new Problem('tables.workbook-broken', { what: name });
  }
}

/**
 * Tells the elements of a part with their places. A document type declaration, with which entities could be blown up or read
 * from elsewhere, is refused: no workbook has one.
 * @throws Problem tables.workbook-broken, tables.workbook-unsafe, tables.workbook-too-large
 */
export function scanXml(text: string, name: string, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  let last: OpenTag | null = null;
  parser.on('doctype', () => {
    throw new Problem('tables.workbook-unsafe', { what: `${name}: DOCTYPE` });
  });
  parser.on('error', () => {
    throw new Problem('tables.workbook-broken', { what: name });
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > depthLimit) throw new Problem('tables.workbook-too-large', { what: `${name}: ${depth}` });
    const end = parser.position;
    // In well-formed XML no `<` stands within a tag.
    last = tagOf(tag, text.lastIndexOf('<', end - 1), end);
    handler.open?.(last);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    const end = parser.position;
    const start = tag.isSelfClosing ? (last?.start ?? 0) : text.lastIndexOf('<', end - 1);
    handler.close?.(tag.local, tag.uri, start, end);
  });
  if (handler.text !== undefined) {
    const { text: tell } = handler;
    parser.on('text', (words) => tell.call(handler, words));
    parser.on('cdata', (words) => tell.call(handler, words));
  }
  parser.write(text).close();
}

function tagOf(
  { local, uri, prefix, attributes, isSelfClosing }: SaxesTagNS,
  start: number,
  end: number,
): OpenTag {
  const found = Object.create(null) as Record<string, string>;
  for (const { local: key, prefix: of, value } of Object.values(attributes))
    if (of !== 'xmlns') found[key] = value;
  return {
    name: local,
    uri,
    prefix: prefix === '' ? '' : `${prefix}:`,
    attributes: found,
    start,
    end,
    selfClosing: isSelfClosing,
  };
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** As it stands between tags or in an attribute. */
export function xmlEscaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
