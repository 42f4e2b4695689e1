import type { IndoorDesign, Part, Radiator } from './design-shape.ts';
import { distribute } from './distribute.ts';

export function isRadiator(part: Part): part is Radiator {
  return part.kind === 'antenna' || part.kind === 'head';
}

/** Whether anything was designed: a floor plan alone covers nothing, and has no share of it either. */
export function isDesigned({ parts }: Pick<IndoorDesign, 'parts'>): boolean {
  return parts.some(isRadiator);
}

/** What radiates and has power, with its EIRP of one path in dBm. */
export function poweredRadiators({
  parts,
}: Pick<IndoorDesign, 'parts'>): readonly { readonly radiator: Radiator; readonly eirp: number }[] {
  return distribute(parts).powers.flatMap(({ part, through }) =>
    isRadiator(part) && through !== null ? [{ radiator: part, eirp: through }] : [],
  );
}
