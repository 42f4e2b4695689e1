import type { Polarisation } from '../polarisation.ts';

/** What ITM asks of air and ground. */
export interface ItmMedium {
  /** MHz, 20 to 20,000. */
  readonly frequency: number;
  readonly polarisation: Polarisation;
  /** Relative permittivity of the ground, and its conductivity in S/m. */
  readonly permittivity: number;
  readonly conductivity: number;
  /** Refractivity of the surface reduced to sea level, N-units, 250 to 400. */
  readonly refractivity: number;
}

/** The medium at the mean height of a path. */
export interface Medium {
  readonly frequency: number;
  /** 1/m */
  readonly waveNumber: number;
  /** Refractivity of the surface, N-units. */
  readonly surfaceRefractivity: number;
  /** Curvature of the effective earth, 1/m. */
  readonly curvature: number;
  /** Transfer impedance of the ground, a complex number. */
  readonly impedance: { readonly re: number; readonly im: number };
}

const trueEarth = 157e-9;

/**
 * Refractivity falls with height and bends the ray; the ground's impedance follows from its constants
 * (Hufford, The ITM Algorithm, eq. 1.1 to 1.5).
 * @param height mean height of the path above sea level, m
 */
export function mediumAt(
  { frequency, polarisation, permittivity, conductivity, refractivity }: ItmMedium,
  height: number,
): Medium {
  const surfaceRefractivity = height === 0 ? refractivity : refractivity * Math.exp(-height / 9460);
  const lossy = (18_000 * conductivity) / frequency;
  const horizontal = squareRoot(permittivity - 1, lossy);
  return {
    frequency,
    waveNumber: frequency / 47.7,
    surfaceRefractivity,
    curvature: trueEarth * (1 - 0.04665 * Math.exp(surfaceRefractivity / 179.3)),
    impedance:
      polarisation === 'horizontal' ? horizontal : quotient(horizontal, { re: permittivity, im: lossy }),
  };
}

function squareRoot(re: number, im: number) {
  const size = Math.hypot(re, im);
  return { re: Math.sqrt((size + re) / 2), im: Math.sign(im) * Math.sqrt((size - re) / 2) };
}

function quotient(one: { re: number; im: number }, other: { re: number; im: number }) {
  const size = other.re * other.re + other.im * other.im;
  return {
    re: (one.re * other.re + one.im * other.im) / size,
    im: (one.im * other.re - one.re * other.im) / size,
  };
}
