/** A text behind its code: how the command line tells what went wrong. */
export function coded(code: string, text: string): string {
  return `[${code}] ${text}`;
}
