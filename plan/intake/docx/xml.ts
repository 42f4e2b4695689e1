import { Problem } from '@yuheng/kernel/problem';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { depthLimit } from '../limits.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  /** Word's own elements are called `w:p` whatever prefix the file uses, those of mathematics `m:t`; all others by their local name. */
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** ECMA-376 transitional and strict. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w:',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w:',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm:',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm:',
};
const chunk = 65_536;

/**
 * Streams a part of a Word document to the handler. Attributes go by their local names.
 * A document type declaration, with which entities could be blown up, is refused: Word never writes one.
 * @throws Problem plan.broken-document, plan.nested-too-deeply
 */
export function readXml(bytes: Uint8Array, name: string, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const broken = () => new Problem('plan.broken-document', { name });
  let depth = 0;
  parser.on('doctype', () => {
    throw broken();
  });
  parser.on('error', () => {
    throw broken();
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > depthLimit) throw new Problem('plan.nested-too-deeply', { name, limit: depthLimit });
    handler.open?.(nameOf(tag), attributesOf(tag));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close?.(nameOf(tag));
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  const decoder = decoderOf(bytes);
  for (let at = 0; at < bytes.length; at += chunk) {
    parser.write(decoder.decode(bytes.subarray(at, at + chunk), { stream: true }));
  }
  parser.write(decoder.decode()).close();
}

function decoderOf([first, second]: Uint8Array): TextDecoder {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  return new TextDecoder('utf-8');
}

function nameOf({ uri, local }: SaxesTagNS): string {
  return `${prefixes[uri] ?? ''}${local}`;
}

function attributesOf({ attributes }: SaxesTagNS): Attributes {
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const { local, value } of Object.values(attributes)) found[local] = value;
  return found;
}

/** An on/off property (ECMA-376 part 1, 17.17.4): present means on, unless its value says otherwise. */
export function isOn({ val }: Attributes): boolean {
  return val === undefined || !['0', 'false', 'off', 'none'].includes(val);
}

export function integer(value: string | undefined): number | null {
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : null;
}
