import { groups } from '../../export/records/dxf-groups.ts';
import { drawingText } from '../../export/records/dxf-texts.ts';
import { type IndoorDesign, materials, type Point } from '../design-shape.ts';
import { isRadiator } from '../radiators.ts';
import { ringMiddle } from '../ring-middle.ts';

/** Height of names, m. */
const lettering = 0.4;
/** Signs of a name, as a design has them. */
const longest = 100;

/** Layers by what lies on them; `readDxf` and `suggestRole` know them again. */
const wallLayer = (material: string) => `WALL-${material.toUpperCase()}`;
const [outlineLayer, roomLayer, antennaLayer, nameLayer] = ['OUTLINE', 'ROOM', 'ANTENNA', 'TEXT'];

/**
 * A floor plan with its antennas as DXF of AutoCAD R12 (AC1009) in metres: outline and rooms as closed polylines, walls as lines on
 * a layer for each material, antennas as points, names as texts. Its first line says the unit, which R12 has no variable for.
 */
export function* floorPlanDxf({
  outline,
  walls,
  rooms = [],
  parts,
}: IndoorDesign): Generator<string | Uint8Array> {
  yield groups(999, 'YUHENG m', 0, 'SECTION', 2, 'HEADER', 9, '$ACADVER', 1, 'AC1009');
  yield groups(9, '$DWGCODEPAGE', 3, 'ANSI_936', 0, 'ENDSEC');
  const layers = [outlineLayer, ...materials.map(wallLayer), roomLayer, antennaLayer, nameLayer];
  yield groups(0, 'SECTION', 2, 'TABLES', 0, 'TABLE', 2, 'LAYER', 70, layers.length);
  for (const [index, layer] of layers.entries())
    yield groups(0, 'LAYER', 2, layer, 70, 0, 62, 1 + (index % 7), 6, 'CONTINUOUS');
  yield groups(0, 'ENDTAB', 0, 'ENDSEC', 0, 'SECTION', 2, 'ENTITIES');
  yield ring(outlineLayer, outline);
  for (const { from, to, material } of walls)
    yield groups(0, 'LINE', 8, wallLayer(material), ...place(10, from), ...place(11, to));
  for (const { name, corners } of rooms) {
    yield ring(roomLayer, corners);
    if (name !== '') yield* text(nameLayer, ringMiddle(corners), name);
  }
  for (const part of parts.filter(isRadiator)) {
    yield groups(0, 'POINT', 8, antennaLayer, ...place(10, [part.x, part.y]));
    yield* text(antennaLayer, [part.x, part.y], `${part.id} F${part.floor + 1}`);
  }
  yield groups(0, 'ENDSEC', 0, 'EOF');
}

function ring(layer: string, corners: readonly Point[]): string {
  return [
    groups(0, 'POLYLINE', 8, layer, 66, 1, 10, 0, 20, 0, 30, 0, 70, 1),
    ...corners.map((corner) => groups(0, 'VERTEX', 8, layer, ...place(10, corner))),
    groups(0, 'SEQEND', 8, layer),
  ].join('');
}

function* text(layer: string, at: Point, name: string): Generator<string | Uint8Array> {
  yield `${groups(0, 'TEXT', 8, layer, ...place(10, at), 40, lettering)}1\r\n`;
  yield drawingText(name, longest);
  yield '\r\n';
}

function place(code: number, [x, y]: Point): readonly (string | number)[] {
  return [code, x, code + 10, y, code + 20, 0];
}
