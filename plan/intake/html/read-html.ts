import { type DocumentImage, type DocumentText, notesOf } from '../document-text.ts';
import { MappedText } from '../map/mapped-text.ts';
import { isNavigationOrOrigin, withoutFurniture } from '../page-furniture.ts';
import { decodeHtml } from './decode-html.ts';
import { findBody } from './find-body.ts';
import type { HtmlLine } from './line-writer.ts';
import { PageReader } from './page-reader.ts';
import { attribute, descendants, type HtmlElement, isElement, parsePage } from './page-tree.ts';
import { weighPage } from './page-weights.ts';

/**
 * Reads a web page as text: the document in it, found by where the running text is, without the navigation around it.
 * @throws Problem plan.broken-encoding, plan.nested-too-deeply, plan.broken-document
 */
export function readHtml(bytes: Uint8Array, name: string): DocumentText {
  const { source, encoding, broken } = decodeHtml(bytes, name);
  const html = parsePage(source, name);
  const weights = weighPage(html);
  const { title, number, body } = findBody(html, weights);
  const reader = new PageReader(source, weights, name);
  const inside = reader.read(body);
  const kept = withoutFurniture(inside, isNavigationOrOrigin);
  const before = [number, title]
    .filter((element) => element !== null)
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .flatMap((element) => reader.read(element));
  let attachments = 0;
  for (const node of descendants(body)) {
    if (isElement(node) && /\.(?:pdf|docx?|xlsx?|wps|et|ofd)$/i.test(attribute(node, 'href') ?? ''))
      attachments += 1;
  }
  const { images, ...written } = write([...before, ...kept], reader.images);
  return {
    text: written.text,
    encoding,
    media: 'text/html',
    map: { kind: 'html', starts: written.starts, rows: written.rows },
    images,
    notes: notesOf({
      'broken-characters': broken,
      navigation: reader.dropped + inside.length - kept.length,
      attachments,
    }),
  };
}

function placeOf({ sourceCodeLocation }: HtmlElement): number {
  return sourceCodeLocation?.startOffset ?? 0;
}

function write(lines: readonly HtmlLine[], names: ReadonlyMap<HtmlLine, string>) {
  const text = new MappedText(2, ([from, to], _, [nextFrom, nextTo]) => from === nextFrom && to === nextTo);
  const images: DocumentImage[] = [];
  for (const line of lines) {
    const name = names.get(line);
    if (name !== undefined) images.push({ name, at: text.length });
    for (const { start, end, row } of runs(line)) text.add(line.text.slice(start, end), row);
    text.add('\n', [0, 0]);
  }
  return { text: text.text(), starts: text.starts, rows: text.rows, images };
}

/** Stretches that stand in the source letter for letter, and single characters that are written otherwise there. */
function* runs({ text, from, to }: HtmlLine) {
  for (let start = 0; start < text.length; ) {
    const first = from[start] ?? 0;
    let end = start + 1;
    let last = to[start] ?? 0;
    if (last - first === 1) {
      for (; end < text.length && from[end] === last && to[end] === last + 1; end += 1) last += 1;
    }
    yield { start, end, row: [first, last] };
    start = end;
  }
}
