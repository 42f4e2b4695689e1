import { type Material, materials } from '../design-shape.ts';
import type { Drawing } from './drawing.ts';
import words from './layer-words.json' with { type: 'json' };

/** What the lines of a layer are: walls of a material, the outline, rooms, or nothing of the plan. */
export const layerRoles = [...materials, 'outline', 'rooms', 'none'] as const;
export type LayerRole = Material | 'outline' | 'rooms' | 'none';
export type LayerRoles = ReadonlyMap<string, LayerRole>;

const { annotations, ...roles } = words;
const byWord = Object.entries(roles) as readonly (readonly [LayerRole, readonly string[]])[];

/** Whether texts of a layer are about measures, axes or antennas, and name no room. */
export function isAnnotation(name: string): boolean {
  const lower = name.toLowerCase();
  return annotations.some((word) => lower.includes(word));
}

/** What a layer is by its name; what has no known name is nothing of the plan. Doors are ways through a wall. */
export function suggestRole(name: string): LayerRole {
  const lower = name.toLowerCase();
  if (isAnnotation(name)) return 'none';
  return byWord.find(([, list]) => list.some((word) => lower.includes(word)))?.[0] ?? 'none';
}

export interface DrawnLayer {
  readonly name: string;
  readonly shown: boolean;
  readonly lines: number;
  readonly role: LayerRole;
}

/** Layers on which there are lines, by name; those that the drawing hides are taken for nothing unless told otherwise. */
export function layersOf({ lines, shown }: Drawing, told: LayerRoles): readonly DrawnLayer[] {
  const counts = new Map<string, number>();
  for (const { layer } of lines) counts.set(layer, (counts.get(layer) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => {
      const seen = shown.get(name) ?? true;
      return { name, shown: seen, lines: count, role: told.get(name) ?? (seen ? suggestRole(name) : 'none') };
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
