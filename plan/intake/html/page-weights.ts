import { type HtmlElement, type HtmlNode, isBlock, isElement, isText, isUnread } from './page-tree.ts';

/** How much running text an element holds, and how much of what it holds are links. */
export interface Weight {
  /** Characters of prose outside of links. */
  prose: number;
  /** Characters, in links and outside. */
  linked: number;
  plain: number;
  links: number;
}

interface Block {
  readonly plain: string[];
  linked: number;
}

interface Visit {
  readonly node: HtmlElement;
  readonly parent: HtmlElement | null;
  readonly block: HtmlElement;
  readonly inLink: boolean;
}

const punctuated = /[。；，：、;,:.]/;
const documentLink = /\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)(?:[?#]|$)/i;

/**
 * Weighs every element below the root. Text counts for the block that it stands in, however many spans it is cut into:
 * a block of some length or with stops in it is prose, one that is mostly links is navigation.
 */
export function weighPage(root: HtmlElement): Map<HtmlElement, Weight> {
  const weights = new Map<HtmlElement, Weight>();
  const blocks = new Map<HtmlElement, Block>();
  const visits: Visit[] = [];
  const stack: Visit[] = [{ node: root, parent: null, block: root, inLink: false }];
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    visits.push(visit);
    const { node, inLink } = visit;
    const weight: Weight = { prose: 0, linked: 0, plain: 0, links: 0 };
    weights.set(node, weight);
    const block = isBlock(node) ? node : visit.block;
    const own = blocks.get(block) ?? { plain: [], linked: 0 };
    blocks.set(block, own);
    const link = inLink || isNavigation(node);
    if (!inLink && link) weight.links += 1;
    for (const child of node.childNodes) {
      if (isText(child)) count(child, link, weight, own);
      else if (isElement(child) && !isUnread(child)) {
        stack.push({ node: child, parent: node, block, inLink: link });
      }
    }
  }
  for (const [element, { plain, linked }] of blocks) {
    const text = plain.join('');
    const weight = weights.get(element);
    if (weight === undefined || linked > text.length) continue;
    weight.prose += text.length >= 20 || punctuated.test(text) ? text.length : text.length * 0.3;
  }
  // Children come after their parents in this order: backwards every element is complete before it is added up.
  for (const { node, parent } of visits.toReversed()) {
    const [own, above] = [weights.get(node), parent === null ? undefined : weights.get(parent)];
    if (own === undefined || above === undefined) continue;
    above.prose += own.prose;
    above.linked += own.linked;
    above.plain += own.plain;
    above.links += own.links;
  }
  return weights;
}

function count(text: HtmlNode & { value: string }, inLink: boolean, weight: Weight, block: Block): void {
  const words = text.value.replace(/\s+/g, '');
  if (inLink) {
    weight.linked += words.length;
    block.linked += words.length;
  } else {
    weight.plain += words.length;
    block.plain.push(words);
  }
}

/** A link to a file is part of the document: its annex. */
function isNavigation({ tagName, attrs }: HtmlElement): boolean {
  if (tagName !== 'a') return false;
  const target = attrs.find(({ name }) => name === 'href')?.value;
  return target !== undefined && !documentLink.test(target);
}

/** Several links that are most of what the element says. */
export function isLinkList({ linked, plain, links }: Weight): boolean {
  return links >= 3 && linked > plain;
}
