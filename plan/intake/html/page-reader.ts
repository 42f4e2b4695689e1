import { joinLines } from '../join-lines.ts';
import { requireLength } from '../limits.ts';
import { alignText } from './align-text.ts';
import { appendLine, emptyLine, type HtmlLine, LineWriter, madeLine } from './line-writer.ts';
import { ListMarkers } from './list-marker.ts';
import { imageName } from './page-image.ts';
import {
  attribute,
  descendants,
  type HtmlElement,
  type HtmlNode,
  type HtmlText,
  isBlock,
  isElement,
  isText,
  isUnread,
} from './page-tree.ts';
import { isLinkList, type Weight } from './page-weights.ts';
import { tableCells } from './table-cells.ts';

/** Reads elements of a page as lines. */
export class PageReader {
  /** Names of images by the line that shows them. */
  readonly images = new Map<HtmlLine, string>();
  dropped = 0;
  readonly #markers = new ListMarkers();
  readonly #source: string;
  readonly #name: string;
  #characters = 0;
  readonly #weights: ReadonlyMap<HtmlElement, Weight>;

  constructor(source: string, weights: ReadonlyMap<HtmlElement, Weight>, name: string) {
    this.#source = source;
    this.#name = name;
    this.#weights = weights;
  }

  read(root: HtmlElement): HtmlLine[] {
    const writer = new LineWriter();
    let pictures: HtmlLine[] = [];
    const end = () => {
      writer.end();
      writer.add(...pictures);
      pictures = [];
    };
    // A number of how many ancestors keep white space as it is written; `null` on the stack ends a block.
    const stack: { readonly node: HtmlNode | null; readonly pre: boolean }[] = [{ node: root, pre: false }];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { node, pre } = next;
      if (node === null) end();
      else if (isText(node)) this.#text(node, writer, pre);
      else if (isElement(node) && (node === root || !this.#leavesOut(node))) {
        if (node.tagName === 'br') {
          writer.end();
          continue;
        }
        if (node.tagName === 'img') pictures.push(...this.#image(node));
        const block = isBlock(node);
        if (block) end();
        if (node.tagName === 'li') writer.begin(this.#markers.next(node));
        if (node.tagName === 'table' && node !== root && isData(node)) {
          for (const line of this.#rows(node)) writer.add(line);
          continue;
        }
        if (block) stack.push({ node: null, pre });
        const keeps = pre || node.tagName === 'pre';
        for (const child of node.childNodes.toReversed()) stack.push({ node: child, pre: keeps });
      }
    }
    end();
    return writer.lines;
  }

  #leavesOut(element: HtmlElement): boolean {
    if (isUnread(element)) return true;
    const weight = this.#weights.get(element);
    const out = isBlock(element) && weight !== undefined && isLinkList(weight);
    if (out) this.dropped += 1;
    return out;
  }

  #text(node: HtmlText, writer: LineWriter, pre: boolean): void {
    const { value, sourceCodeLocation: place } = node;
    if (place === null || place === undefined) return;
    const start = afterDropped(node, this.#source) ?? place.startOffset;
    const { from, to } = alignText(value, this.#source, start, place.endOffset);
    for (let at = 0; at < value.length; at += 1) {
      writer.character(value.charAt(at), from[at] ?? 0, to[at] ?? 0, pre);
    }
  }

  #image(element: HtmlElement): HtmlLine[] {
    const name = imageName(element);
    if (name === null) return [];
    const line = madeLine(name, element.sourceCodeLocation?.startOffset ?? 0);
    this.images.set(line, name);
    return [line];
  }

  *#rows(table: HtmlElement): Generator<HtmlLine> {
    for (const cells of tableCells(table)) {
      const row = emptyLine();
      const pictures: HtmlLine[] = [];
      for (const [at, cell] of cells.entries()) {
        if (at > 0) appendLine(row, madeLine('\t', row.to.at(-1) ?? 0));
        if (cell === null) continue;
        const content = emptyLine();
        for (const line of this.read(cell)) {
          if (this.images.has(line)) {
            pictures.push(line);
            continue;
          }
          const gap = content.text === '' ? '' : joinLines(content.text, line.text);
          appendLine(content, madeLine(gap, content.to.at(-1) ?? 0));
          appendLine(content, { ...line, text: line.text.replaceAll('\t', ' ') });
        }
        appendLine(row, content);
      }
      // A few cells that reach over all rows and columns make a great table of a small page.
      this.#characters += row.text.length;
      requireLength(this.#characters, this.#name);
      if (row.text.trim() !== '') yield row;
      yield* pictures;
    }
  }
}

/** Rows and columns of words; a table inside it, or a cell like a page, means that it only places things. */
function isData(table: HtmlElement): boolean {
  let columns = 0;
  for (const node of descendants(table)) {
    if (!isElement(node)) continue;
    if (node.tagName === 'table') return false;
    if (node.tagName !== 'tr') continue;
    const cells = node.childNodes.filter(isElement);
    columns = Math.max(
      columns,
      cells.length,
      ...cells.map((cell) => Number(attribute(cell, 'colspan')) || 1),
    );
    if (cells.length === 1 && cells.some((cell) => cell.childNodes.filter(isElement).length > 8))
      return false;
  }
  return columns > 1;
}

/** A line end right after `<pre>` is no text (HTML 13.2.6.4.7), and the parser then tells a wrong start of what follows. */
function afterDropped(node: HtmlText, source: string): number | null {
  const { parentNode: parent } = node;
  if (parent === null || !('tagName' in parent) || parent.tagName !== 'pre' || parent.childNodes[0] !== node)
    return null;
  const open = parent.sourceCodeLocation?.startTag?.endOffset;
  const dropped = open === undefined ? null : /^(?:\r\n|\r|\n)/.exec(source.slice(open, open + 2));
  return open === undefined || dropped === null ? null : open + dropped[0].length;
}
