import { cableLoss } from './cable-loss.ts';
import type { IndoorDesign, Part, PartKind } from './design-shape.ts';
import { outlineBox } from './outline-box.ts';
import { isRadiator } from './radiators.ts';
import { branchOf } from './tree-order.ts';

/** What names of parts begin with. */
const letters: Readonly<Record<PartKind, string>> = {
  source: 'S',
  feeder: 'F',
  splitter: 'P',
  coupler: 'C',
  antenna: 'A',
  head: 'H',
};

/** A part of usual figures with a name of its own; an antenna hangs in the middle of the plan, each a little further on. */
export function newPart(
  { parts, outline, carrier, floorHeight }: IndoorDesign,
  kind: PartKind,
  { parent = '', coupled = false, floor = 0 }: { parent?: string; coupled?: boolean; floor?: number },
): Part {
  let number = 1;
  while (parts.some(({ id }) => id === `${letters[kind]}${number}`)) number += 1;
  const id = `${letters[kind]}${number}`;
  const fed = coupled ? { parent, port: 'coupled' as const } : { parent };
  const { west, east, south, north } = outlineBox({ outline });
  const place = {
    x: (west + east) / 2 + ((number - 1) % 5),
    y: (south + north) / 2 + (Math.trunc((number - 1) / 5) % 5),
    floor,
    height: Math.max(floorHeight - 1, 2),
  };
  switch (kind) {
    case 'source':
      return { kind, id, power: 20 };
    case 'feeder': {
      const loss = Math.round(10 * cableLoss('halfInch', carrier.frequency)) / 10;
      return { kind, id, ...fed, length: 20, loss };
    }
    case 'splitter':
      return { kind, id, ...fed, ways: 2, insertion: 0.3 };
    case 'coupler':
      return { kind, id, ...fed, coupling: 10, insertion: 0.2 };
    case 'antenna':
      return { kind, id, ...fed, gain: 3, ...place };
    case 'head':
      return { kind, id, power: 20, gain: 2, ...place };
  }
}

/** The tree without a part: what it fed is fed by what fed it, and goes with it where nothing did. */
export function withoutPart(parts: readonly Part[], id: string): Part[] {
  const gone = parts.find((part) => part.id === id);
  if (gone === undefined || !('parent' in gone)) {
    const branch = branchOf(parts, id);
    return parts.filter((part) => !branch.has(part.id));
  }
  const { parent, port } = gone;
  return parts
    .filter((part) => part.id !== id)
    .map((part) => {
      if (!('parent' in part) || part.parent !== id) return part;
      const { port: _own, ...rest } = part;
      return port === undefined ? { ...rest, parent } : { ...rest, parent, port };
    });
}

/** One port of a part, that something can hang on. */
export interface Outlet {
  readonly part: string;
  readonly coupled: boolean;
}

/** All ports that may feed a part: none of itself, of what it feeds, or of an end. */
export function outletsFor(parts: readonly Part[], id: string): readonly Outlet[] {
  const branch = branchOf(parts, id);
  return parts.flatMap((part): readonly Outlet[] => {
    if (branch.has(part.id) || isRadiator(part)) return [];
    const through = { part: part.id, coupled: false };
    return part.kind === 'coupler' ? [through, { part: part.id, coupled: true }] : [through];
  });
}

/** Whether what is hung on a part next goes to its coupled port: where its through port is taken and that one is free. */
export function isCoupledNext(parts: readonly Part[], { id, kind }: Part): boolean {
  if (kind !== 'coupler') return false;
  const fed = parts.filter((part) => 'parent' in part && part.parent === id);
  const coupled = fed.some((part) => 'port' in part && part.port === 'coupled');
  return !coupled && fed.length > 0;
}
