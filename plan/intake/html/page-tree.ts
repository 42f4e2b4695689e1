import { Problem } from '@yuheng/kernel/problem';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { depthLimit } from '../limits.ts';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlText = DefaultTreeAdapterTypes.TextNode;

/** Parses a page with the place of every node in its source. @throws Problem plan.nested-too-deeply */
export function parsePage(source: string, name: string): HtmlElement {
  let depth = 0;
  const document = parse<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>(source, {
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      onItemPush: () => {
        depth += 1;
        if (depth > depthLimit) throw new Problem('plan.nested-too-deeply', { name, limit: depthLimit });
      },
      onItemPop: () => {
        depth -= 1;
      },
    },
  });
  const html = document.childNodes.find((node): node is HtmlElement => node.nodeName === 'html');
  if (html === undefined) throw new Problem('plan.broken-document', { name });
  return html;
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

export function isText(node: HtmlNode): node is HtmlText {
  return node.nodeName === '#text';
}

export function attribute({ attrs }: HtmlElement, name: string): string | null {
  return attrs.find((attr) => attr.name === name)?.value ?? null;
}

const unread = new Set(
  'script style noscript template iframe object embed svg canvas select button input textarea audio video map nav footer aside head'.split(
    ' ',
  ),
);

/** What a reader of the page does not see, or that HTML itself says is not its matter. */
export function isUnread(element: HtmlElement): boolean {
  if (unread.has(element.tagName) || attribute(element, 'hidden') !== null) return true;
  return /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, 'style') ?? '');
}

const blocks = new Set(
  'html body address article blockquote center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
);

export function isBlock({ tagName }: HtmlElement): boolean {
  return blocks.has(tagName);
}

/** All nodes below the element in document order, without what is unread. */
export function* descendants(root: HtmlElement): Generator<HtmlNode> {
  const stack: HtmlNode[] = root.childNodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isElement(node) && isUnread(node)) continue;
    yield node;
    if (isElement(node)) for (const child of node.childNodes.toReversed()) stack.push(child);
  }
}

/** The text below an element, without white space. */
export function wordsOf(element: HtmlElement): string {
  let words = '';
  for (const node of descendants(element)) if (isText(node)) words += node.value;
  return words.replace(/\s+/g, '');
}
