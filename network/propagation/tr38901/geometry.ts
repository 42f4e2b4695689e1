/** Speed of light as TR 38.901 rounds it, m/s. */
const light = 3e8;

/** A link between a base station and a terminal outdoors or on the same floor. */
export interface CellularLink {
  /** Over ground, m. */
  readonly distance: number;
  /** Heights of base station and terminal above ground, m. */
  readonly station: number;
  readonly terminal: number;
  /** Carrier, GHz. */
  readonly frequency: number;
}

/** From antenna to antenna, m (figure 7.4.1-1). */
export function slantDistance({ distance, station, terminal }: CellularLink): number {
  return Math.hypot(distance, station - terminal);
}

/**
 * Distance from which the ray from the ground cancels the direct one, m (table 7.4.1-1, note 1): heights count above
 * the effective environment.
 * @param environment h_E, m: 1 in street canyons and, for terminals below 13 m, above roofs
 */
export function breakPoint({ station, terminal, frequency }: CellularLink, environment: number): number {
  return (4 * (station - environment) * (terminal - environment) * frequency * 1e9) / light;
}

/** The same over open country (table 7.4.1-1, note 5): 2π in the place of 4, and the ground itself. */
export function ruralBreakPoint({ station, terminal, frequency }: CellularLink): number {
  return (2 * Math.PI * station * terminal * frequency * 1e9) / light;
}
