import type { Polarisation } from '../polarisation.ts';
import { bullington } from './bullington.ts';
import { lengthOf, type RadioPath } from './radio-path.ts';
import { sphericalEarth } from './spherical-earth.ts';

export interface DiffractionPath extends RadioPath {
  /** The smooth surface under each antenna as diffraction uses it, m above sea level. */
  readonly smoothTransmitter: number;
  readonly smoothReceiver: number;
  readonly polarisation: Polarisation;
  /** Share of the path over sea, 0 to 1. */
  readonly sea: number;
}

export interface DiffractionLoss {
  /** All in dB: over the ground, over a smooth surface by the same construction, over a sphere, and the whole. */
  readonly overGround: number;
  readonly overSmooth: number;
  readonly overSphere: number;
  readonly loss: number;
}

/**
 * Delta-Bullington: what the ground adds to a smooth surface, on top of the sphere (ITU-R P.1812-8, section 4.3.4,
 * eq. 37 to 39; P.526-15, section 4.5.2).
 * @param radius of the effective earth, km
 * @param frequency GHz
 */
export function deltaBullington(path: DiffractionPath, radius: number, frequency: number): DiffractionLoss {
  const { distances, polarisation, sea } = path;
  const transmitter = path.transmitter - path.smoothTransmitter;
  const receiver = path.receiver - path.smoothReceiver;
  const overGround = bullington(path, radius, frequency);
  const smooth: RadioPath = {
    distances,
    heights: new Float64Array(distances.length),
    transmitter,
    receiver,
  };
  const overSmooth = bullington(smooth, radius, frequency);
  const length = lengthOf(path);
  const overSphere = sphericalEarth({ length, transmitter, receiver, frequency, polarisation, sea }, radius);
  return { overGround, overSmooth, overSphere, loss: overGround + Math.max(overSphere - overSmooth, 0) };
}
