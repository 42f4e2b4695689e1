/** Pixels of so many rem: what is laid out in text sizes stays right where texts are large. */
export function rem(count: number): number {
  return count * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
