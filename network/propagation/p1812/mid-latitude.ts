const earth = 6371;
const degree = Math.PI / 180;

/** Where an antenna stands, degrees. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Latitude half-way along a path of known length that sets out towards the receiver (ITU-R P.2001, Annex H).
 * @param length km
 * @returns degrees
 */
export function midLatitude(from: Place, to: Place, length: number): number {
  const [phi1, phi2] = [from.latitude * degree, to.latitude * degree];
  const turn = (to.longitude - from.longitude) * degree;
  const bearing = Math.atan2(
    Math.cos(phi2) * Math.sin(turn),
    Math.cos(phi1) * Math.sin(phi2) - Math.sin(phi1) * Math.cos(phi2) * Math.cos(turn),
  );
  const arc = length / 2 / earth;
  return (
    Math.asin(Math.sin(phi1) * Math.cos(arc) + Math.cos(phi1) * Math.sin(arc) * Math.cos(bearing)) / degree
  );
}
