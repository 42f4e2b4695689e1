import type { Polarisation } from '../polarisation.ts';
import { wavelength } from './radio-path.ts';

export interface SphericalPath {
  /** km */
  readonly length: number;
  /** Effective heights of the antennas above the smooth earth, m. */
  readonly transmitter: number;
  readonly receiver: number;
  /** GHz */
  readonly frequency: number;
  readonly polarisation: Polarisation;
  /** Share of the path over sea, 0 to 1. */
  readonly sea: number;
}

const land = { permittivity: 22, conductivity: 0.003 };
const water = { permittivity: 80, conductivity: 5 };

/**
 * Diffraction over a spherical earth, dB (ITU-R P.1812-8, section 4.3.2, eq. 23 to 36; P.526-15, section 3.2).
 * @param radius of the effective earth, km
 */
export function sphericalEarth(path: SphericalPath, radius: number): number {
  const { length, transmitter, receiver, frequency } = path;
  const horizon = Math.sqrt(2 * radius) * (Math.sqrt(0.001 * transmitter) + Math.sqrt(0.001 * receiver));
  if (length >= horizon) return beyondHorizon(path, radius);

  const sum = transmitter + receiver;
  const c = (transmitter - receiver) / sum;
  const m = (250 * length * length) / (radius * sum);
  const bend = Math.acos(((3 * c) / 2) * Math.sqrt((3 * m) / (m + 1) ** 3)) / 3;
  const b = 2 * Math.sqrt((m + 1) / (3 * m)) * Math.cos(Math.PI / 3 + bend);
  const before = (length / 2) * (1 + b);
  const behind = length - before;
  const clearance =
    ((transmitter - (500 * before * before) / radius) * behind +
      (receiver - (500 * behind * behind) / radius) * before) /
    length;
  const required = 17.456 * Math.sqrt((before * behind * wavelength(frequency)) / length);
  if (clearance > required) return 0;
  const grazing = 500 * (length / (Math.sqrt(transmitter) + Math.sqrt(receiver))) ** 2;
  const loss = beyondHorizon(path, grazing);
  return loss < 0 ? 0 : (1 - clearance / required) * loss;
}

function beyondHorizon(path: SphericalPath, radius: number): number {
  const { sea } = path;
  return sea * firstTerm(path, radius, water) + (1 - sea) * firstTerm(path, radius, land);
}

/** The first term of the residue series over one kind of ground. */
function firstTerm(
  { length, transmitter, receiver, frequency, polarisation }: SphericalPath,
  radius: number,
  { permittivity, conductivity }: typeof land,
): number {
  const lossy = (18 * conductivity) / frequency;
  const horizontal =
    0.036 * (radius * frequency) ** (-1 / 3) * ((permittivity - 1) ** 2 + lossy ** 2) ** (-1 / 4);
  const k = polarisation === 'horizontal' ? horizontal : horizontal * Math.hypot(permittivity, lossy);
  const beta = (1 + 1.6 * k ** 2 + 0.67 * k ** 4) / (1 + 4.5 * k ** 2 + 1.53 * k ** 4);
  const x = 21.88 * beta * Math.cbrt(frequency / radius ** 2) * length;
  const perMetre = 0.9575 * beta * Math.cbrt(frequency ** 2 / radius);
  const distance = x >= 1.6 ? 11 + 10 * Math.log10(x) - 17.6 * x : -20 * Math.log10(x) - 5.6488 * x ** 1.425;
  return -distance - gain(perMetre * transmitter, beta, k) - gain(perMetre * receiver, beta, k);
}

function gain(y: number, beta: number, k: number): number {
  const b = beta * y;
  const g =
    b > 2 ? 17.6 * Math.sqrt(b - 1.1) - 5 * Math.log10(b - 1.1) - 8 : 20 * Math.log10(b + 0.1 * b ** 3);
  return Math.max(g, 2 + 20 * Math.log10(k));
}
