import type { Line } from '../outline/line.ts';
import type { Part } from '../outline/structure.ts';
import type { TableBlock } from './table-block.ts';
import type { TablePlace } from './table-items.ts';

/** A table with the part of the document that it stands in; null in an annex. */
export interface PlacedTable {
  readonly table: TableBlock;
  readonly part: Part | null;
  readonly place: TablePlace;
}

/** Gives each table the heading it stands under; in an annex that is the line above it. */
export function placeTables(
  text: string,
  tables: readonly TableBlock[],
  parts: readonly Part[],
  tail: readonly Line[],
  planId: string,
): PlacedTable[] {
  return tables.map((table, at): PlacedTable => {
    const id = `${planId}-x${at + 1}`;
    const inTail = tail.some(({ start }) => start === table.start);
    const part = inTail ? null : (parts.findLast(({ node }) => node.line.start < table.start) ?? null);
    const above = part?.isItem === true ? part.parent : part;
    if (above !== null) {
      const heading = text.slice(above.heading.start, above.heading.end);
      return {
        table,
        part,
        place: { id: `${above.id}-x${at + 1}`, heading, section: above.id, level: above.node.depth },
      };
    }
    const title = tail.findLast((line) => !line.tabular && line.end <= table.start);
    return { table, part: null, place: { id, heading: title?.text ?? null, section: null, level: 0 } };
  });
}
