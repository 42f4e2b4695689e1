import { compilePlan } from './compile-plan.ts';
import type { Compiled } from './compiled.ts';
import { withOriginalSpans } from './original-spans.ts';
import { withCards } from './outline/card.ts';
import { withInlineItems } from './outline/inline-items.ts';
import { withInlineBreaks } from './outline/inline-lines.ts';
import { type Line, toLines } from './outline/line.ts';
import { readOutlines } from './outline/outline.ts';
import { smoothText } from './outline/smooth-text.ts';
import { withCardTables } from './table/card-table.ts';
import { readTables, type TableBlock } from './table/table-block.ts';

/**
 * Compiles the decoded text of a document into its plans. Pure: the same text gives the same result, ids included.
 * A document without numbered work gives no plans; nothing is thrown.
 * @example
 * compileDocument('某市行动计划\n一、主要任务\n1.建成5个示范区。', { name: 'plan.txt', sha256 })
 *   .plans[0]?.targets[0] // { id: 'p1-1-1-t1', subject: '示范区', comparator: '=', value: 5, unit: '个', … }
 */
export function compileDocument(
  text: string,
  source: { readonly name: string; readonly sha256: string },
): Compiled {
  const smooth = smoothText(text);
  const lines = withCardTables(smooth.text, withCards(toLines(smooth.text)));
  const tables = readTables(smooth.text, lines);
  const plans = readOutlines(
    withInlineItems(smooth.text, withInlineBreaks(smooth.text, tabular(lines, tables))),
  )
    .map((outline, at) => compilePlan(smooth.text, outline, `p${at + 1}`, tables))
    .filter(({ items, title, targets }) => items.length > 0 || (title !== null && targets.length > 0))
    .map((plan) => withOriginalSpans(plan, smooth, text));
  return { source: { name: source.name, sha256: source.sha256, characters: text.length }, plans };
}

/** Marks the lines that are rows, so that nobody takes the number in their first cell for a marker. */
function tabular(lines: readonly Line[], tables: readonly TableBlock[]): readonly Line[] {
  if (tables.length === 0) return lines;
  let at = 0;
  return lines.map((line) => {
    while ((tables[at]?.end ?? Number.POSITIVE_INFINITY) < line.start) at += 1;
    const table = tables[at];
    return table !== undefined && line.end > table.start && line.start < table.end
      ? { ...line, tabular: true }
      : line;
  });
}
