import { Problem } from '@yuheng/kernel/problem';

/** Of free space, Ω (CODATA 2018, rounded). */
export const waveImpedance = 376.730313668;

/** m/s */
const lightSpeed = 299_792_458;

/** @param frequency MHz; @returns m */
export function waveLength(frequency: number): number {
  return lightSpeed / (frequency * 1e6);
}

/**
 * Power density in the far field, W/m²: S = P·G / 4πr² (HJ/T 10.2-1996, axial power density in the far field).
 * @param radiated power times gain towards the place, W; @param distance m
 * @throws Problem `network.bad-emission`
 */
export function farDensity(radiated: number, distance: number): number {
  if (!(radiated >= 0 && radiated < Number.POSITIVE_INFINITY))
    throw new Problem('network.bad-emission', { what: 'power', value: radiated });
  if (!(distance > 0)) throw new Problem('network.bad-emission', { what: 'distance', value: distance });
  return radiated / (4 * Math.PI * distance ** 2);
}

/** Distance at which the far field has a power density, m; the inverse of `farDensity`. */
export function distanceOf(radiated: number, density: number): number {
  return Math.sqrt(radiated / (4 * Math.PI * density));
}

/** Electric field strength of a plane wave, V/m. @param density W/m² */
export function electricField(density: number): number {
  return Math.sqrt(density * waveImpedance);
}

/** Magnetic field strength of a plane wave, A/m. @param density W/m² */
export function magneticField(density: number): number {
  return Math.sqrt(density / waveImpedance);
}

/** Where the far field begins, m: 2D²/λ (HJ 1151-2020, terms). @param size largest side of the antenna, m */
export function farFrom(size: number, frequency: number): number {
  return (2 * size ** 2) / waveLength(frequency);
}
