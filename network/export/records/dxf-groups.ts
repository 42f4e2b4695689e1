/** Pairs of a code and its value, as DXF has them: a line each. */
export function groups(...values: readonly (string | number)[]): string {
  return `${values.join('\r\n')}\r\n`;
}
