import type { Point } from '../design-shape.ts';
import { arcCorners, bulgeCorners, ellipseCorners } from './curves.ts';
import { badDrawing, type DrawnLine, type DrawnText, drawingTooLarge } from './drawing.ts';
import type { DxfFile } from './dxf-file.ts';
import { type DxfRecord, numberIn, numberOf, textIn } from './dxf-records.ts';
import { plainParagraph, plainText } from './dxf-text.ts';
import { fromBelow, inPlace, insertion, type Placing, placed, within } from './placing.ts';

/** Corners of all lines, texts, groups looked at with those of repeated blocks, and blocks in blocks: beyond it a drawing is no floor plan. */
const [mostCorners, mostTexts, mostVisits, deepest] = [400_000, 20_000, 8_000_000, 16];

interface Where {
  readonly placing: Placing;
  /** Of the block's insertion: what lies on layer 0 of a block lies on it. */
  readonly layer: string | null;
  readonly depth: number;
}

/** Walks the entities of a drawing, through its blocks, and collects lines and texts. */
export class EntityReader {
  readonly #file: DxfFile;
  readonly #lines: DrawnLine[];
  readonly #texts: DrawnText[];
  readonly #left: Map<string, number>;
  #corners = 0;
  #visits = 0;

  constructor(
    file: DxfFile,
    { lines, texts, left }: { lines: DrawnLine[]; texts: DrawnText[]; left: Map<string, number> },
  ) {
    this.#file = file;
    this.#lines = lines;
    this.#texts = texts;
    this.#left = left;
  }

  read(): void {
    this.#walk(this.#file.entities, { placing: inPlace, layer: null, depth: 0 });
  }

  #walk(records: readonly DxfRecord[], where: Where): void {
    for (let at = 0; at < records.length; at += 1) {
      const record = records[at] as DxfRecord;
      this.#spend(record.groups.length + 1);
      const { type } = record;
      let parts: readonly DxfRecord[] = [];
      if (type === 'POLYLINE' || (type === 'INSERT' && numberIn(record, 66, 0) === 1)) {
        let end = at + 1;
        while (records[end] !== undefined && records[end]?.type !== 'SEQEND') end += 1;
        if (end === records.length) throw badDrawing(record.line + 1, 'seqend', type);
        parts = records.slice(at + 1, end);
        for (const part of parts) this.#spend(part.groups.length + 1);
        at = end;
      }
      // Hidden states of dynamic blocks, among others.
      if (numberIn(record, 60, 0) === 1) {
        this.#leave(`${type} (60 = 1)`);
        continue;
      }
      // What lies in paper space is a sheet about the drawing.
      if (numberIn(record, 67, 0) === 1 && where.depth === 0) continue;
      const upright = numberIn(record, 230, 1);
      const [tiltX, tiltY] = [numberIn(record, 210, 0), numberIn(record, 220, 0)];
      if (Math.hypot(tiltX, tiltY) > 1e-6 && type !== 'LINE') this.#leave(type);
      // Lines and ellipses are told in the coordinates of the drawing, whichever way they look.
      else if (upright < 0 && type !== 'LINE' && type !== 'ELLIPSE')
        this.#entity(record, parts, { ...where, placing: within(where.placing, fromBelow) });
      else this.#entity(record, parts, where);
    }
  }

  #entity(record: DxfRecord, parts: readonly DxfRecord[], where: Where): void {
    const at = pointIn(record, 10);
    switch (record.type) {
      case 'LINE':
        return this.#line(record, where, [at, pointIn(record, 11)], false);
      case 'LWPOLYLINE':
        return this.#polyline(record, where, lightVertices(record));
      case 'POLYLINE':
        // Meshes and faces of solids are no lines.
        if ((numberIn(record, 70, 0) & (16 | 64)) !== 0) return this.#leave('POLYLINE (mesh)');
        return this.#polyline(record, where, heavyVertices(parts));
      case 'ARC': {
        const [from, to] = [radians(numberIn(record, 50, 0)), radians(numberIn(record, 51, 360))];
        return this.#line(record, where, arcCorners(at, radiusIn(record), from, turnOf(from, to)), false);
      }
      case 'CIRCLE':
        return this.#line(record, where, arcCorners(at, radiusIn(record), 0, 2 * Math.PI).slice(0, -1), true);
      case 'ELLIPSE': {
        const [from, to] = [numberIn(record, 41, 0), numberIn(record, 42, 2 * Math.PI)];
        const turn = turnOf(from, to);
        const corners = ellipseCorners(at, pointIn(record, 11), numberIn(record, 40, 1), from, from + turn);
        const whole = turn > 2 * Math.PI - 1e-6;
        return this.#line(record, where, whole ? corners.slice(0, -1) : corners, whole);
      }
      case 'TEXT':
      case 'ATTRIB':
        return this.#text(record, where, plainText(textIn(record, 1) ?? '').trim());
      case 'MTEXT': {
        const pieces = record.groups.filter(({ code }) => code === 3 || code === 1);
        return this.#text(record, where, plainParagraph(pieces.map(({ value }) => value).join('')));
      }
      case 'INSERT':
        return this.#insert(record, parts, where);
      default:
        // A definition of an attribute is no text, and a view no thing.
        if (record.type !== 'ATTDEF' && record.type !== 'VIEWPORT') this.#leave(record.type);
    }
  }

  #polyline(record: DxfRecord, where: Where, vertices: readonly Vertex[]): void {
    const closed = (numberIn(record, 70, 0) & 1) === 1;
    const corners = vertices.flatMap(({ at, bulge }, index) => {
      const next = vertices[index + 1] ?? (closed ? vertices[0] : undefined);
      return bulge === 0 || next === undefined ? [at] : [at, ...bulgeCorners(at, next.at, bulge)];
    });
    this.#line(record, where, corners, closed);
  }

  #line(record: DxfRecord, where: Where, corners: readonly Point[], closed: boolean): void {
    this.#corners += corners.length;
    if (this.#corners > mostCorners) throw drawingTooLarge('VERTEX', mostCorners);
    const last = corners.at(-1);
    // Many programs close a ring by saying its first corner again.
    const again = corners.length > 3 && last?.[0] === corners[0]?.[0] && last?.[1] === corners[0]?.[1];
    const own = again ? corners.slice(0, -1) : corners;
    if (own.length < 2) return;
    this.#lines.push({
      layer: layerOf(record, where),
      corners: own.map((corner) => placed(where.placing, corner)),
      closed: (closed || again) && own.length > 2,
    });
  }

  #text(record: DxfRecord, where: Where, text: string): void {
    if (text === '') return;
    if (this.#texts.length >= mostTexts) throw drawingTooLarge('TEXT', mostTexts);
    // Text that is justified says its place in the second point.
    const second =
      record.type !== 'MTEXT' && (numberIn(record, 72, 0) !== 0 || numberIn(record, 73, 0) !== 0);
    const at = pointIn(record, second && textIn(record, 11) !== undefined ? 11 : 10);
    this.#texts.push({
      layer: layerOf(record, where),
      text: text.slice(0, 200),
      at: placed(where.placing, at),
    });
  }

  #insert(record: DxfRecord, attributes: readonly DxfRecord[], where: Where): void {
    const name = textIn(record, 2) ?? '';
    const block = this.#file.blocks.get(name.toUpperCase());
    if (where.depth >= deepest) throw badDrawing(record.line + 1, 'nesting', name);
    // Attributes say their place in the coordinates of the insertion's surroundings.
    for (const attribute of attributes) if (attribute.type === 'ATTRIB') this.#entity(attribute, [], where);
    // Blocks of other files are not at hand.
    if (block === undefined) return this.#leave('INSERT');
    const layer = layerOf(record, where);
    const turn = numberIn(record, 50, 0);
    const scale: Point = [numberIn(record, 41, 1), numberIn(record, 42, 1)];
    const [x, y] = pointIn(record, 10);
    const [columns, rows] = [numberIn(record, 70, 1), numberIn(record, 71, 1)].map((count) =>
      Math.min(Math.max(Math.trunc(count), 1), mostVisits),
    ) as [number, number];
    const turned = insertion([0, 0], { base: [0, 0], scale: [1, 1], turn });
    for (let row = 0; row < rows; row += 1)
      for (let column = 0; column < columns; column += 1) {
        this.#spend(1);
        const step = placed(turned, [column * numberIn(record, 44, 0), row * numberIn(record, 45, 0)]);
        const own = insertion([x + step[0], y + step[1]], { base: block.base, scale, turn });
        this.#walk(block.records, { placing: within(where.placing, own), layer, depth: where.depth + 1 });
      }
  }

  /** Every group of a record is looked at each time that the record is met: that is what a drawing costs. */
  #spend(visits: number): void {
    this.#visits += visits;
    if (this.#visits > mostVisits) throw drawingTooLarge('INSERT', mostVisits);
  }

  #leave(type: string): void {
    this.#left.set(type, (this.#left.get(type) ?? 0) + 1);
  }
}

interface Vertex {
  readonly at: Point;
  readonly bulge: number;
}

function pointIn(record: DxfRecord, code: number): Point {
  return [numberIn(record, code, 0), numberIn(record, code + 10, 0)];
}

function radiusIn(record: DxfRecord): number {
  return Math.abs(numberIn(record, 40, 0));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** Against the clock from one angle to the other; a whole turn where they are one. */
function turnOf(from: number, to: number): number {
  const turn = (to - from) % (2 * Math.PI);
  return turn > 1e-9 ? turn : turn + 2 * Math.PI;
}

function layerOf(record: DxfRecord, { layer }: Where): string {
  const own = textIn(record, 8) ?? '0';
  return own === '0' && layer !== null ? layer : own;
}

/** Corners of an LWPOLYLINE: each begins with its x. */
function lightVertices({ groups }: DxfRecord): readonly Vertex[] {
  const vertices: { at: [number, number]; bulge: number }[] = [];
  for (const group of groups) {
    if (group.code === 10) vertices.push({ at: [numberOf(group), 0], bulge: 0 });
    const open = vertices.at(-1);
    if (open === undefined) continue;
    if (group.code === 20) open.at[1] = numberOf(group);
    if (group.code === 42) open.bulge = numberOf(group);
  }
  return vertices;
}

/** Corners of a POLYLINE; what only steers its curve is none. */
function heavyVertices(parts: readonly DxfRecord[]): readonly Vertex[] {
  return parts
    .filter((part) => part.type === 'VERTEX' && (numberIn(part, 70, 0) & 16) === 0)
    .map((part) => ({ at: pointIn(part, 10), bulge: numberIn(part, 42, 0) }));
}
