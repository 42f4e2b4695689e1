import { attribute, descendants, type HtmlElement, isBlock, isElement, wordsOf } from './page-tree.ts';
import type { Weight } from './page-weights.ts';

/** Where the document stands in its page: elements to be read in this order. */
export interface PageBody {
  readonly title: HtmlElement | null;
  readonly number: HtmlElement | null;
  readonly body: HtmlElement;
}

/** What an element must hold of the prose around it to be the document. */
const share = 0.75;
const documentNumber = /[\p{Script=Han}]{1,12}[〔[［(（【]\d{4}[〕\]］)）】]第?\d{1,4}号/u;

/** Goes down to the smallest element that holds the running text; title and document number often stand above it. */
export function findBody(html: HtmlElement, weights: ReadonlyMap<HtmlElement, Weight>): PageBody {
  const proseOf = (element: HtmlElement) => weights.get(element)?.prose ?? 0;
  let body = html;
  for (;;) {
    const children = body.childNodes.filter(isElement);
    const heaviest = children.toSorted((one, other) => proseOf(other) - proseOf(one))[0];
    if (heaviest === undefined || !isBlock(heaviest) || proseOf(heaviest) < share * proseOf(body)) break;
    // A table or list is read as a whole; a paragraph alone is no document unless nothing else is there.
    if (heaviest.tagName === 'tr' || heaviest.tagName === 'tbody' || heaviest.tagName === 'li') {
      if (!isLayout(heaviest, proseOf)) break;
    }
    body = heaviest;
  }
  if (body.tagName === 'table' && body.parentNode !== null && 'tagName' in body.parentNode)
    body = body.parentNode;
  return { ...above(html, body), body };
}

/** One cell or one row that holds nearly everything: a table that only places things. */
function isLayout(element: HtmlElement, proseOf: (element: HtmlElement) => number): boolean {
  const parts = element.childNodes.filter(isElement).map(proseOf);
  return Math.max(0, ...parts) >= share * proseOf(element);
}

function above(html: HtmlElement, body: HtmlElement): Pick<PageBody, 'title' | 'number'> {
  const words = wordsOf(body);
  const names = pageNames(html);
  let [title, number] = [null as HtmlElement | null, null as HtmlElement | null];
  for (const node of descendants(html)) {
    if (node === body) break;
    if (!isElement(node) || node.tagName === 'a' || (title !== null && number !== null)) continue;
    if (node.childNodes.some((child) => isElement(child) && isBlock(child))) continue;
    const text = wordsOf(node);
    if (text.length < 6 || text.length > 120) continue;
    const named = names.some((name) => name === text) || node.tagName === 'h1';
    if (title === null && named && !words.includes(text)) title = node;
    const found = documentNumber.exec(text)?.[0];
    if (number === null && found !== undefined && text.length < 40 && !words.includes(found)) number = node;
  }
  return { title, number };
}

/** What the page calls itself: its title up to a separator, and the ArticleTitle that government pages carry. */
function pageNames(html: HtmlElement): string[] {
  const names: string[] = [];
  const head = html.childNodes.filter(isElement).find(({ tagName }) => tagName === 'head');
  for (const node of head?.childNodes.filter(isElement) ?? []) {
    if (node.tagName === 'title') {
      const text = wordsOf(node);
      names.push(text, text.split(/[_|—–-]/)[0] ?? '');
    } else if (node.tagName === 'meta' && /^articletitle$/i.test(attribute(node, 'name') ?? '')) {
      names.push((attribute(node, 'content') ?? '').replace(/\s+/g, ''));
    }
  }
  return names.filter((name) => name.length >= 6);
}
