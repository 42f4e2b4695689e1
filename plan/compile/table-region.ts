import type { Horizon, PlanNumber } from './compiled.ts';
import { type HorizonContext, readHorizons } from './horizon.ts';
import type { TargetDraft } from './numeric-targets.ts';
import { readRegion } from './read-region.ts';
import { hasTasks, type TableBlock } from './table-block.ts';
import { cellOf } from './table-items.ts';
import { readTableTargets } from './table-targets.ts';

/** A table of indicators gives its cells, one of tasks what its words ask for. */
export function tableRegion(
  text: string,
  table: TableBlock,
  horizon: Horizon | null,
  titled: Horizon | null,
  context: HorizonContext,
): { readonly targets: TargetDraft[]; readonly numbers: PlanNumber[] } {
  const { targets, numbers } = readTableTargets(text, table, horizon);
  if (!hasTasks(table)) return { targets, numbers };
  const rows = table.rows.map((row) => {
    const cell = cellOf(table, row, 'task');
    const due = cellOf(table, row, 'due');
    const limit = due === null ? null : readHorizons(text, due.start, due.end, context).at(-1);
    const words = cell === null ? [] : [{ start: cell.start, end: cell.end }];
    return readRegion({
      text,
      paragraphs: words,
      section: 'work',
      horizon: limit ?? horizon,
      titled,
      context,
    });
  });
  return {
    targets: [...targets, ...rows.flatMap((row) => row.targets)],
    numbers: [...numbers, ...rows.flatMap((row) => row.numbers)],
  };
}
