import type { Point } from '../design-shape.ts';
import { badDrawing, drawingTooLarge } from './drawing.ts';
import { type DxfRecord, dxfRecords, type Group, numberIn, textIn } from './dxf-records.ts';

export interface DxfBlock {
  readonly base: Point;
  readonly records: readonly DxfRecord[];
}

/** The parts of a DXF file that are read. */
export interface DxfFile {
  /** Variable -> its first group. */
  readonly header: ReadonlyMap<string, Group>;
  readonly layers: readonly DxfRecord[];
  /** By name in capitals: names of a drawing know no others. */
  readonly blocks: ReadonlyMap<string, DxfBlock>;
  readonly entities: readonly DxfRecord[];
}

const mostRecords = 500_000;

/** @throws Problem `network.bad-drawing`, `network.drawing-too-large` */
export function dxfFile(text: string): DxfFile {
  let header: DxfFile['header'] = new Map();
  const layers: DxfRecord[] = [];
  const blocks = new Map<string, DxfBlock>();
  let entities: DxfRecord[] | null = null;
  let section = '';
  let block: DxfRecord[] | null = null;
  let count = 0;
  for (const record of dxfRecords(text)) {
    const { type } = record;
    count += 1;
    if (count > mostRecords) throw drawingTooLarge('ENTITIES', mostRecords);
    if (type === 'SECTION') {
      section = textIn(record, 2)?.toUpperCase() ?? '';
      if (section === 'HEADER') header = variables(record);
      if (section === 'ENTITIES') entities ??= [];
    } else if (type === 'ENDSEC') section = '';
    else if (section === 'TABLES' && type === 'LAYER') layers.push(record);
    else if (section === 'BLOCKS' && type === 'BLOCK') {
      block = [];
      const base: Point = [numberIn(record, 10, 0), numberIn(record, 20, 0)];
      blocks.set((textIn(record, 2) ?? '').toUpperCase(), { base, records: block });
    } else if (type === 'ENDBLK') block = null;
    else if (section === 'BLOCKS') block?.push(record);
    else if (section === 'ENTITIES') entities?.push(record);
  }
  if (entities === null) throw badDrawing(1, 'entities', '');
  return { header, layers, blocks, entities };
}

function variables({ groups }: DxfRecord): ReadonlyMap<string, Group> {
  const found = new Map<string, Group>();
  for (const [at, { code, value }] of groups.entries()) {
    const next = groups[at + 1];
    if (code === 9 && next !== undefined) found.set(value.trim().toUpperCase(), next);
  }
  return found;
}
