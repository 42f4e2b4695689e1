import { polygonContains } from '@yuheng/kernel/geometry';
import { type Material, materials, type Point, type Room, type Wall } from '../design-shape.ts';
import { ringArea } from '../ring-area.ts';
import type { Drawing, DrawnLine } from './drawing.ts';
import { hullOf } from './hull.ts';
import { isAnnotation, type LayerRole, type LayerRoles } from './layer-roles.ts';
import { joinFaces } from './wall-faces.ts';

/** A floor plan as a drawing gives it, in metres. */
export interface DrawnPlan {
  readonly outline: Point[];
  /** Whether a layer gives the outline; else it is drawn about all walls and rooms. */
  readonly outlineDrawn: boolean;
  readonly walls: Wall[];
  readonly rooms: Room[];
}

/** Why a drawing makes no plan as it is. */
export const planFaults = ['unit', 'empty', 'too-wide', 'too-many-walls', 'too-many-rooms'] as const;
export type PlanFault = (typeof planFaults)[number];

/** Limits of a design: network/indoor/design-shape.ts. */
const [mostWalls, mostRooms, mostCorners, farthest] = [1000, 500, 500, 5000];
/** Pieces before faces are joined: more are no walls of one floor. */
const mostPieces = 6000;
/** m: shorter is no wall; m²: smaller is no room. */
const [shortest, smallest] = [0.05, 0.5];
/** A drawing that lies no farther than this from its origin stays where it is; others move their south-west corner there. m */
const near = 100;

/**
 * The floor plan that a drawing holds. Places are rounded to millimetres.
 * @param metres of one unit of the drawing
 * @param thickest walls that are drawn by two faces at most so far apart become one; 0 leaves all lines as they are
 */
export function floorPlanOf(
  { lines, texts }: Drawing,
  {
    metres,
    roles,
    thickest,
  }: { readonly metres: number; readonly roles: LayerRoles; readonly thickest: number },
): DrawnPlan | PlanFault {
  const roleOf = ({ layer }: { layer: string }): LayerRole => roles.get(layer) ?? 'none';
  const used = lines.filter((line) => roleOf(line) !== 'none');
  const box = boxOf(used);
  if (box === null) return 'empty';
  const size = Math.max(box.east - box.west, box.north - box.south) * metres;
  if (size > farthest) return 'too-wide';
  const far = (value: number) => Math.abs(value) * metres > near;
  const moves = far(box.west) || far(box.south);
  const at = ([x, y]: Point): Point => [
    millimetres((x - (moves ? box.west : 0)) * metres),
    millimetres((y - (moves ? box.south : 0)) * metres),
  ];
  const plan = used.map((line) => ({ ...line, role: roleOf(line), corners: line.corners.map(at) }));
  const pieces = distinct(
    plan.flatMap(({ role, ...line }) => (isMaterial(role) ? piecesOf(line, role) : [])),
  );
  if (pieces.length > mostPieces) return 'too-many-walls';
  const joined = thickest > 0 ? joinFaces(pieces, thickest) : pieces;
  if (joined === null) return 'too-many-walls';
  const walls = distinct(joined.map(rounded));
  if (walls.length > mostWalls) return 'too-many-walls';
  const rings = (role: LayerRole) =>
    plan
      .filter((line) => line.role === role && line.closed && line.corners.length <= mostCorners)
      .filter(({ corners }) => ringArea(corners) >= smallest)
      .map(({ corners }) => corners);
  const spoken = texts
    .filter(({ layer }) => !isAnnotation(layer))
    .map(({ text, at: place }) => ({ text, place: at(place) }));
  const bounded = rings('rooms');
  if (bounded.length > mostRooms) return 'too-many-rooms';
  const rooms = bounded.map((corners) => ({
    name: (spoken.find(({ place }) => polygonContains([corners], place))?.text ?? '').slice(0, 100),
    corners,
  }));
  const [drawn] = rings('outline').toSorted((one, other) => ringArea(other) - ringArea(one));
  const all = [...walls.flatMap(({ from, to }) => [from, to]), ...rooms.flatMap(({ corners }) => corners)];
  const outline = drawn ?? thinned(hullOf(all));
  if (outline.length < 3 || ringArea(outline) < 1) return 'empty';
  return { outline, outlineDrawn: drawn !== undefined, walls, rooms };
}

function isMaterial(role: LayerRole): role is Material {
  return (materials as readonly string[]).includes(role);
}

function boxOf(lines: readonly Pick<DrawnLine, 'corners'>[]) {
  let box: { west: number; east: number; south: number; north: number } | null = null;
  for (const [x, y] of lines.flatMap(({ corners }) => corners))
    box =
      box === null
        ? { west: x, east: x, south: y, north: y }
        : {
            west: Math.min(box.west, x),
            east: Math.max(box.east, x),
            south: Math.min(box.south, y),
            north: Math.max(box.north, y),
          };
  return box;
}

function piecesOf({ corners, closed }: Pick<DrawnLine, 'corners' | 'closed'>, material: Material): Wall[] {
  const ends = closed ? [...corners.slice(1), corners[0] as Point] : corners.slice(1);
  return ends
    .map((to, index): Wall => ({ from: corners[index] as Point, to, material }))
    .filter(({ from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1]) >= shortest);
}

/** Without what is drawn twice, whichever way round. */
function distinct(walls: readonly Wall[]): Wall[] {
  const seen = new Set<string>();
  return walls.filter(({ from, to, material }) => {
    const key = `${material} ${[from.join(' '), to.join(' ')].toSorted().join(' ')}`;
    return !seen.has(key) && seen.add(key);
  });
}

function rounded({ from, to, material }: Wall): Wall {
  const place = ([x, y]: Point): Point => [millimetres(x), millimetres(y)];
  return { from: place(from), to: place(to), material };
}

function millimetres(metres: number): number {
  // Without a zero below nothing.
  return Math.round(metres * 1000) / 1000 + 0;
}

/** A round building has more corners than a design may: of a hull, every second or third says as much. */
function thinned(corners: readonly Point[]): Point[] {
  const step = Math.ceil(corners.length / mostCorners);
  return corners.filter((_, index) => index % step === 0);
}
