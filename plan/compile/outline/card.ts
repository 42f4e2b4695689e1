import type { Line } from './line.ts';
import type { Marker, MarkerFamily } from './marker.ts';

/** `Strategy<tab>Plant trees along …`: the cell that says what is told, and the one that tells it. */
const labelled =
  /^((?:(?:strategic|specific|key|priority|proposed)\s+)?(?:goal|objective|priority|pillar|theme|strategy|action|measure|initiative|activity|task|project|recommendation|intervention|commitment))\s*:?\s*\t\s*(?=\S)([^\t]+)$/i;
/** Cards of one kind that make a document one of cards. */
const fewest = 2;

/**
 * Marks the lines of a plan that is set as cards, one for each goal and each strategy: whose label comes last for the
 * first time is the work, the others head it.
 */
export function withCards(lines: readonly Line[]): readonly Line[] {
  const labels = new Map<string, number>();
  for (const { text } of lines) {
    const label = labelOf(text);
    if (label !== null) labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  const work = [...labels.keys()].at(-1);
  if (work === undefined || (labels.get(work) ?? 0) < fewest) return lines;
  const order = [...labels.keys()];
  const counts = order.map(() => 0);
  return lines.map((line) => {
    const label = labelOf(line.text);
    if (label === null) return line;
    const at = order.indexOf(label);
    counts.fill(0, at + 1);
    counts[at] = (counts[at] ?? 0) + 1;
    return { ...line, card: cardMarker(line.text, label === work ? 'action' : label, counts[at] ?? 1) };
  });
}

function labelOf(text: string): string | null {
  return text.includes('\t')
    ? (labelled.exec(text)?.[1]?.toLowerCase().replaceAll(/\s+/g, ' ') ?? null)
    : null;
}

/** The family of the lowest is that of Action 1:, whatever the plan calls it. */
function cardMarker(line: string, label: string, ordinal: number): Marker {
  const text = line.slice(0, line.indexOf('\t')).trimEnd();
  const length = line.length - line.slice(line.indexOf('\t')).trimStart().length;
  const family: MarkerFamily = `label card ${label} 1`;
  return { family, ordinal, style: '', prefix: '', text, length, loose: true };
}
