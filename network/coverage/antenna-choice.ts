import { type ArrayPanel, type Beam, beamPattern, ssbBeams } from '../antenna/array.ts';
import { type Element, element38901, elementPattern, isotropic } from '../antenna/element.ts';
import { type MsiAntenna, msiPattern } from '../antenna/msi-file.ts';
import type { Pattern } from '../antenna/pattern.ts';

/** An antenna as plain data, fit for a file or a worker. */
export type AntennaChoice =
  | { readonly kind: 'isotropic'; readonly gain: number }
  | { readonly kind: 'element'; readonly element?: Element }
  | { readonly kind: 'beam'; readonly panel: ArrayPanel; readonly beam: Beam }
  | {
      readonly kind: 'ssb';
      readonly panel: ArrayPanel;
      /** So many beams side by side over a width, degrees, all at one elevation, degrees. */
      readonly beams: { readonly count: number; readonly width: number; readonly elevation: number };
    }
  | { readonly kind: 'msi'; readonly antenna: MsiAntenna };

/** The pattern of an antenna in its own frame. */
export function patternOf(choice: AntennaChoice): Pattern {
  switch (choice.kind) {
    case 'isotropic':
      return isotropic(choice.gain);
    case 'element':
      return elementPattern(choice.element ?? element38901);
    case 'beam':
      return beamPattern(choice.panel, choice.beam);
    case 'ssb':
      return ssbBeams(choice.panel, choice.beams);
    case 'msi':
      return msiPattern(choice.antenna);
  }
}
