/** The stretch of the document that is selected in the window, by the `data-start` of the runs; null where none is. */
export function selectedWords(root: HTMLElement, text: string): { start: number; end: number } | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const from = offsetOf(range.startContainer, range.startOffset);
  const to = offsetOf(range.endContainer, range.endOffset);
  return from === null || to === null ? null : trimmedSpan(text, from, to);
}

function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const run = element?.closest('[data-start]');
  if (run == null) return null;
  const start = Number(run.getAttribute('data-start'));
  return node.nodeType === Node.TEXT_NODE ? start + offset : start;
}

/** Without blanks at its ends; null where nothing is left. */
function trimmedSpan(text: string, from: number, to: number): { start: number; end: number } | null {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = from + words.trimEnd().length;
  return end > start ? { start, end } : null;
}

/** Where typed or pasted words stand in the plan: the first place at or after `near`, else the first at all; null where nowhere. */
export function placeOfWords(
  text: string,
  plan: { readonly start: number; readonly end: number },
  words: string,
  near: number,
): { start: number; end: number } | null {
  const wanted = words.trim();
  if (wanted === '') return null;
  const places = [text.indexOf(wanted, near), text.indexOf(wanted, plan.start)];
  const start = places.find((at) => at >= plan.start && at + wanted.length <= plan.end);
  return start === undefined ? null : { start, end: start + wanted.length };
}
