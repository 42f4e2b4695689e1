import { type Drawing, type DrawnLine, type DrawnText, drawingTooLarge } from './drawing.ts';
import { type DrawingUnit, unitOfCode } from './drawing-units.ts';
import { type DxfFile, dxfFile } from './dxf-file.ts';
import { numberIn, numberOf, textIn } from './dxf-records.ts';
import { dxfText } from './dxf-text.ts';
import { EntityReader } from './entity-reader.ts';

const mostLayers = 2000;

/**
 * Reads a floor plan in ASCII DXF, of any release: lines, polylines, arcs, circles and ellipses of the model space, those of blocks
 * among them, and its texts; curves as short straight pieces. All else is counted and left out. Pure.
 * @throws Problem `network.drawing-not-dxf`, `network.bad-drawing`, `network.drawing-too-large`
 */
export function readDxf(bytes: Uint8Array): Drawing {
  const text = dxfText(bytes);
  const file = dxfFile(text);
  const lines: DrawnLine[] = [];
  const texts: DrawnText[] = [];
  const left = new Map<string, number>();
  new EntityReader(file, { lines, texts, left }).read();
  const shown = new Map(
    file.layers.map((layer) => {
      // Off has a negative colour; frozen is a flag.
      const hidden = numberIn(layer, 62, 7) < 0 || (numberIn(layer, 70, 0) & 1) === 1;
      return [textIn(layer, 2) ?? '', !hidden] as const;
    }),
  );
  // Names of layers are the same whichever their case; they are called as the table calls them, or as first met.
  const names = new Map([...shown.keys()].map((name) => [name.toUpperCase(), name]));
  const calledAlike = <Thing extends { readonly layer: string }>(thing: Thing): Thing => {
    const key = thing.layer.toUpperCase();
    if (!names.has(key)) names.set(key, thing.layer);
    return { ...thing, layer: names.get(key) ?? thing.layer };
  };
  if (shown.size > mostLayers) throw drawingTooLarge('LAYER', mostLayers);
  return {
    unit: unitOf(file, text),
    shown,
    lines: lines.map(calledAlike),
    texts: texts.map(calledAlike),
    left,
  };
}

/** What the header says; drawings of our own, whose release had no such variable, say it in their first line. */
function unitOf({ header }: DxfFile, text: string): DrawingUnit | null {
  const said = header.get('$INSUNITS');
  if (said !== undefined) return unitOfCode(numberOf(said));
  return /^\s*999\r?\n(?:EPSG:\d+ |YUHENG m\b)/.test(text) ? 'm' : null;
}
