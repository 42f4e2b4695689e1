/** The inverse of the cumulative normal distribution's complement, 0 < x < 1 (ITU-R P.1812-8, Attachment 2). */
export function normalDeviate(x: number): number {
  return x <= 0.5 ? upper(Math.max(x, 0.000001)) : -upper(Math.max(1 - x, 0.000001));
}

function upper(x: number): number {
  const t = Math.sqrt(-2 * Math.log(x));
  const c =
    ((0.010328 * t + 0.802853) * t + 2.515516698) / (((0.001308 * t + 0.189269) * t + 1.432788) * t + 1);
  return t - c;
}
