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
  readonly impedance: Complex;
  /** One over its size. */
  readonly admittance: number;
  /** From an antenna at 1 m to its horizon over smooth earth, m. */
  readonly horizon: number;
  /** Length that diffraction over the effective earth is measured by, m (eq. 4.2). */
  readonly scale: number;
  /** How much nearer irregularity is to that of an infinite path at the farther of the two distances of diffraction. */
  readonly decay: number;
  /** How far behind both horizons scatter may begin, m. */
  readonly scatterFrom: number;
}

export interface Complex {
  readonly re: number;
  readonly im: number;
}

const trueEarth = 157e-9;

/** The ground's transfer impedance, which is the same wherever the path runs (Hufford, The ITM Algorithm, eq. 1.3 to 1.5). */
export function impedanceOf({ frequency, polarisation, permittivity, conductivity }: ItmMedium): Complex {
  const lossy = (18_000 * conductivity) / frequency;
  const horizontal = squareRoot(permittivity - 1, lossy);
  return polarisation === 'horizontal' ? horizontal : quotient(horizontal, { re: permittivity, im: lossy });
}

/**
 * Refractivity falls with height and bends the ray (eq. 1.1, 1.2).
 * @param height mean height of the path above sea level, m
 * @param impedance of the ground, where it is known already
 */
export function mediumAt(medium: ItmMedium, height: number, impedance = impedanceOf(medium)): Medium {
  const { frequency, refractivity } = medium;
  const surfaceRefractivity = height === 0 ? refractivity : refractivity * Math.exp(-height / 9460);
  const waveNumber = frequency / 47.7;
  const curvature = trueEarth * (1 - 0.04665 * Math.exp(surfaceRefractivity / 179.3));
  const scale = Math.cbrt(1 / (waveNumber * curvature * curvature));
  return {
    frequency,
    waveNumber,
    surfaceRefractivity,
    curvature,
    impedance,
    admittance: 1 / Math.sqrt(impedance.re * impedance.re + impedance.im * impedance.im),
    horizon: Math.sqrt(2 / curvature),
    scale,
    decay: Math.exp((-2.7574 * scale) / 50e3),
    scatterFrom: 0.3 * scale * Math.log(frequency),
  };
}

function squareRoot(re: number, im: number): Complex {
  const size = Math.hypot(re, im);
  return { re: Math.sqrt((size + re) / 2), im: Math.sign(im) * Math.sqrt((size - re) / 2) };
}

function quotient(one: Complex, other: Complex): Complex {
  const size = other.re * other.re + other.im * other.im;
  return {
    re: (one.re * other.re + one.im * other.im) / size,
    im: (one.im * other.re - one.re * other.im) / size,
  };
}
