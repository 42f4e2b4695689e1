/** Loss over a knife edge, dB (ITU-R P.526, eq. 31); 0 where the edge is well below the ray. */
export function knifeEdge(v: number): number {
  if (v <= -0.78) return 0;
  return 6.9 + 20 * Math.log10(Math.sqrt((v - 0.1) ** 2 + 1) + v - 0.1);
}
