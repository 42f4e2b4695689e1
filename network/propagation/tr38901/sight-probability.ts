/** Where the sight is asked for; InH is told apart by how open the office is. */
export type SightScenario = 'UMa' | 'UMi' | 'RMa' | 'InH-mixed' | 'InH-open';

/**
 * Probability that a terminal sees its station: 3GPP TR 38.901 V18.0.0, table 7.4.2-1.
 * @param distance over ground, outdoors, m
 * @param terminal height above ground, m, at most 23 for UMa
 */
export function sightProbability(scenario: SightScenario, distance: number, terminal = 1.5): number {
  switch (scenario) {
    case 'RMa':
      return distance <= 10 ? 1 : Math.exp(-(distance - 10) / 1000);
    case 'UMi':
      return street(distance, 36);
    case 'UMa':
      return distance <= 18 ? 1 : street(distance, 63) * (1 + high(terminal) * farOff(distance));
    case 'InH-mixed':
      if (distance <= 1.2) return 1;
      return distance < 6.5 ? Math.exp(-(distance - 1.2) / 4.7) : Math.exp(-(distance - 6.5) / 32.6) * 0.32;
    case 'InH-open':
      if (distance <= 5) return 1;
      return distance <= 49 ? Math.exp(-(distance - 5) / 70.8) : Math.exp(-(distance - 49) / 211.7) * 0.54;
  }
}

function street(distance: number, fade: number): number {
  if (distance <= 18) return 1;
  return 18 / distance + Math.exp(-distance / fade) * (1 - 18 / distance);
}

/** C'(h_UT). */
function high(terminal: number): number {
  return terminal <= 13 ? 0 : ((terminal - 13) / 10) ** 1.5;
}

function farOff(distance: number): number {
  return 1.25 * (distance / 100) ** 3 * Math.exp(-distance / 150);
}

/** A height of the effective environment with its probability. */
export interface EnvironmentHeight {
  /** h_E, m. */
  readonly height: number;
  readonly probability: number;
}

/** Heights that the effective environment of a UMa link can have (table 7.4.1-1, note 1). */
export function environmentHeights(distance: number, terminal: number): readonly EnvironmentHeight[] {
  const c = terminal < 13 || distance <= 18 ? 0 : ((terminal - 13) / 10) ** 1.5 * farOff(distance);
  const ground = 1 / (1 + c);
  const others: number[] = [];
  for (let height = 12; height <= terminal - 1.5; height += 3) others.push(height);
  if (others.length === 0) return [{ height: 1, probability: 1 }];
  return [
    { height: 1, probability: ground },
    ...others.map((height) => ({ height, probability: (1 - ground) / others.length })),
  ];
}
