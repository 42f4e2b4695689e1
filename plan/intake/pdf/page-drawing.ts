import type { PDFPageProxy } from 'pdfjs-dist';
import { apply, isMatrix, type Matrix, times } from './matrix.ts';

/** A line along one axis: where it stands on the other, and from where to where it goes. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is drawn on a page besides letters, in points from its top left corner. */
export interface Drawing {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
  readonly images: readonly Box[];
  /** Some text is set to be invisible: a recognised text laid over the picture of a page. */
  readonly invisibleText: boolean;
}

/** A rule is at most this thick; what is thicker is a filled box and has sides. */
const thin = 3;
const shortest = 4;
/** What stands before the coordinates in the data of a path. */
const [moveTo, lineTo, curveTo, quadraticTo, closePath] = [0, 1, 2, 3, 4];

/** Follows the drawing operations of a page. */
export async function readDrawing(page: PDFPageProxy, viewport: Matrix): Promise<Drawing> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray, argsArray } = await page.getOperatorList();
  const images = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintSolidColorImageMask,
  ]);
  // These draw nothing themselves, or are what pdf.js leaves of a picture that it did not load.
  const silent = new Set<number>([
    OPS.dependency,
    OPS.setGState,
    OPS.beginMarkedContent,
    OPS.endMarkedContent,
  ]);
  const painter = new Painter(viewport);
  for (const [at, operation] of fnArray.entries()) {
    const args = (argsArray[at] ?? []) as readonly unknown[];
    if (operation === OPS.save) painter.save();
    else if (operation === OPS.restore) painter.restore();
    else if (operation === OPS.transform) painter.transform(args);
    else if (operation === OPS.paintFormXObjectBegin) painter.enter(args[0]);
    else if (operation === OPS.paintFormXObjectEnd) painter.restore();
    else if (operation === OPS.setTextRenderingMode) painter.invisibleText ||= args[0] === 3;
    else if (operation === OPS.constructPath) {
      const painted = args[0] !== OPS.endPath && args[0] !== OPS.clip && args[0] !== OPS.eoClip;
      if (painted) painter.path(args[1] as readonly unknown[]);
    } else if (images.has(operation)) painter.image();
    else if (!silent.has(operation)) painter.other();
  }
  painter.end();
  return painter;
}

class Painter implements Drawing {
  readonly horizontal: Rule[] = [];
  readonly vertical: Rule[] = [];
  readonly images: Box[] = [];
  invisibleText = false;
  #matrix: Matrix;
  #saved: Matrix[] = [];
  /** Nothing was drawn since the last change of the matrix: pdf.js drops images above the limit of pixels. */
  #placed = false;

  constructor(viewport: Matrix) {
    this.#matrix = viewport;
  }

  save(): void {
    this.#saved.push(this.#matrix);
    this.#placed = false;
  }

  end(): void {
    if (this.#placed) this.image();
  }

  restore(): void {
    this.end();
    this.#matrix = this.#saved.pop() ?? this.#matrix;
  }

  enter(matrix: unknown): void {
    this.save();
    if (isMatrix(matrix)) this.#matrix = times(this.#matrix, matrix);
  }

  /** A damaged one is passed over. */
  transform(matrix: unknown): void {
    if (!isMatrix(matrix)) return;
    this.#matrix = times(this.#matrix, matrix);
    this.#placed = true;
  }

  other(): void {
    this.#placed = false;
  }

  /** An image fills the unit square (ISO 32000-1, 8.9.5.1). */
  image(): void {
    this.#placed = false;
    const corners = [this.#point(0, 0), this.#point(1, 1)];
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    this.images.push({ left, top, right: Math.max(...xs), bottom: Math.max(...ys) });
  }

  path(data: readonly unknown[]): void {
    this.#placed = false;
    const numbers = data[0] as ArrayLike<number> | null | undefined;
    if (numbers === null || numbers === undefined || typeof numbers.length !== 'number') return;
    let [x, y, firstX, firstY] = [0, 0, 0, 0];
    const sides: [number, number, number, number][] = [];
    const to = (nextX: number, nextY: number) => {
      sides.push([x, y, nextX, nextY]);
      [x, y] = [nextX, nextY];
    };
    const flush = () => {
      this.#sides(sides);
      sides.length = 0;
    };
    for (let at = 0; at < numbers.length; ) {
      const operation = numbers[at] ?? -1;
      const [a = 0, b = 0] = [numbers[at + 1], numbers[at + 2]];
      if (operation === moveTo) {
        flush();
        [x, y] = this.#point(a, b);
        [firstX, firstY] = [x, y];
        at += 3;
      } else if (operation === lineTo) {
        to(...this.#point(a, b));
        at += 3;
      } else if (operation === curveTo || operation === quadraticTo) {
        at += operation === curveTo ? 7 : 5;
        [x, y] = this.#point(numbers[at - 2] ?? 0, numbers[at - 1] ?? 0);
      } else if (operation === closePath) {
        if (x !== firstX || y !== firstY) to(firstX, firstY);
        at += 1;
      } else return flush();
    }
    flush();
  }

  /** A rule is drawn as a line, or as a box so thin that its long sides are one. */
  #sides(sides: readonly (readonly [number, number, number, number])[]): void {
    for (const [x1, y1, x2, y2] of sides) {
      const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
      if (width >= shortest && height < 1) {
        this.horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
      } else if (height >= shortest && width < 1) {
        this.vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
      }
    }
  }

  #point(x: number, y: number): [number, number] {
    return apply(this.#matrix, x, y);
  }
}

/** Joins rules that lie on one another or go on in one another. */
export function joinRules(rules: readonly Rule[]): Rule[] {
  const joined: Rule[] = [];
  const lines: Rule[][] = [];
  for (const rule of rules.toSorted((one, other) => one.at - other.at)) {
    const line = lines.at(-1);
    if (line !== undefined && rule.at - (line[0]?.at ?? 0) <= thin) line.push(rule);
    else lines.push([rule]);
  }
  for (const line of lines) {
    const at = line.reduce((sum, rule) => sum + rule.at, 0) / line.length;
    let open: Rule | null = null;
    for (const { from, to } of line.toSorted((one, other) => one.from - other.from)) {
      if (open !== null && from <= open.to + thin) open = { at, from: open.from, to: Math.max(open.to, to) };
      else {
        if (open !== null) joined.push(open);
        open = { at, from, to };
      }
    }
    if (open !== null) joined.push(open);
  }
  return joined;
}
