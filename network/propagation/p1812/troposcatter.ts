/**
 * Basic transmission loss by troposcatter, dB (ITU-R P.1812-8, section 4.4, eq. 44 and 45).
 * @param length km
 * @param angle of the path, mrad
 * @param frequency GHz
 * @param time percent
 * @param refractivity at sea level, N-units
 */
export function troposcatter(
  length: number,
  angle: number,
  frequency: number,
  time: number,
  refractivity: number,
): number {
  const perFrequency = 25 * Math.log10(frequency) - 2.5 * Math.log10(0.5 * frequency) ** 2;
  return (
    190.1 +
    perFrequency +
    20 * Math.log10(length) +
    0.573 * angle -
    0.15 * refractivity -
    10.125 * Math.log10(50 / time) ** 0.7
  );
}
