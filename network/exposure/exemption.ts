/** Below this, MHz, power counts against a half-wave dipole; from it on, against an antenna that radiates evenly. */
const dipoleBelow = 1000;
/** Gain of a half-wave dipole: 1.64 times that of an antenna that radiates evenly. */
const dipole = 1.64;

/**
 * 等效辐射功率 of an antenna (GB 8702-2014, section 3.10), W: rated power of the transmitter times gain, whatever share of
 * the time it sends.
 * @param rated W; @param gain where strongest, against an antenna that radiates evenly, as a factor; @param frequency MHz
 */
export function equivalentRadiatedPower(rated: number, gain: number, frequency: number): number {
  return (rated * gain) / (frequency < dipoleBelow ? dipole : 1);
}

/**
 * Whether an antenna by itself is exempt from management (豁免, GB 8702-2014, section 5 and table 2): less than 300 W up to
 * 3 MHz, less than 100 W above. It is no less exposure for that, and is counted like any other.
 * @param frequency MHz, 0.1 to 300,000; @param equivalent W
 */
export function isExempt(frequency: number, equivalent: number): boolean {
  return equivalent < (frequency <= 3 ? 300 : 100);
}
