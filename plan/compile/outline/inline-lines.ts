import { type Line, trimmed } from './line.ts';
import { type MarkerFamily, readMarker } from './marker.ts';

/** Families that are looked for inside a line. */
const safe = new Set<MarkerFamily>(['part', 'chapter', 'section', 'article', 'han', 'han-paren', 'arabic']);
const enough = 3;
const first = /[第（(\d一二三四五六七八九十]/;
/** Between a title and the words after it that have lost their line end. */
const titleEnd =
  /(?:方案|计划|规划|措施|意见|纲要|要点)(?:[（(](?:[12]\d{3}[^（）()]{0,16}|试行)[）)])?(?=[\s\u3000]*(?:为了?|根据|按照|依据|围绕|现将|深入贯彻)[^，。]{2,40}[，,])/;

/**
 * Some files have lost their line ends: then a number inside a line may begin a part. Only done where hardly
 * any line begins with a number, so that lists inside the paragraphs of an intact document stay where they are.
 */
export function withInlineBreaks(text: string, lines: readonly Line[]): readonly Line[] {
  const begun = lines.filter((line) => readMarker(line.text) !== null).length;
  if (begun >= enough) return lines;
  const broken = lines.flatMap((line) => breakLine(text, line));
  return broken.length >= lines.length + enough ? broken : lines;
}

function breakLine(text: string, line: Line): Line[] {
  if (line.tabular || line.card !== undefined) return [line];
  const parts: Line[] = [];
  let [start, inline] = [line.start, undefined as Line['inline']];
  const cut = (at: number, next: Line['inline']) => {
    const part = trimmed(text, start, at);
    if (part.end > part.start) parts.push(inline === undefined ? part : { ...part, inline });
    [start, inline] = [at, next];
  };
  const title = titleEnd.exec(line.text.slice(0, 120));
  const head = title === null ? line.start : line.start + title.index + title[0].length;
  if (title !== null) cut(head, undefined);
  for (let at = head + 1; at < line.end; at += 1) {
    if (!first.test(text.charAt(at))) continue;
    const marker = readMarker(text.slice(at, Math.min(line.end, at + 40)));
    if (marker === null || !safe.has(marker.family)) continue;
    const before = text.charAt(at - 1);
    if (/[。；;：:\s\u3000！”）)】\]]/.test(before)) cut(at, 'stop');
    else if (!/[\d.．、第一二三四五六七八九十百和与至到—-]/.test(before)) cut(at, 'bare');
  }
  cut(line.end, undefined);
  if (parts.length < 2) return parts;
  return parts.flatMap((part, at) => [...atGaps(text, part, at === 0 || at === parts.length - 1)]);
}

/** A gap behind a sentence was the end of a paragraph; in the head and at the close any gap was. */
function* atGaps(text: string, part: Line, outside: boolean): Generator<Line> {
  let from = part.start;
  const ends = outside
    ? /(?<=[。；）)】！号日划案划见施要\d])[\s\u3000]+|(?<=[府室厅局委])[\s\u3000]+(?=\d{4}年|二[〇○])/g
    : /(?<=[。）)】！])[\s\u3000]+/g;
  for (const match of part.text.matchAll(ends)) {
    const piece = trimmed(text, from, part.start + match.index);
    if (piece.end > piece.start) yield from === part.start ? { ...part, ...piece } : piece;
    from = part.start + match.index + match[0].length;
  }
  yield from === part.start ? part : trimmed(text, from, part.end);
}
