import type { AntennaChoice } from '../coverage/antenna-choice.ts';
import { waveLength } from './plane-wave.ts';

/** The radiating face of an antenna, m. */
export interface Aperture {
  readonly height: number;
  readonly width: number;
}

/**
 * The face of an antenna that its description tells: a panel's rows and columns; for a single element or an antenna that
 * is the same all around the square of its effective area G·λ²/4π, at least half a wavelength wide.
 * @returns undefined for antennas of files, which do not say how large they are
 */
export function apertureOf(antenna: AntennaChoice, frequency: number): Aperture | undefined {
  const wave = waveLength(frequency);
  switch (antenna.kind) {
    case 'beam':
    case 'ssb': {
      const { rows, columns, rowSpacing, columnSpacing } = antenna.panel;
      return { height: rows * rowSpacing * wave, width: columns * columnSpacing * wave };
    }
    case 'isotropic':
      return squareOf(antenna.gain, wave);
    case 'element':
      return squareOf(antenna.element?.gain ?? 8, wave);
    case 'msi':
      return undefined;
  }
}

function squareOf(gain: number, wave: number): Aperture {
  const side = Math.max(wave / 2, wave * Math.sqrt(10 ** (gain / 10) / (4 * Math.PI)));
  return { height: side, width: side };
}
