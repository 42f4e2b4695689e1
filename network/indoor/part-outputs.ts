import type { Part } from './design-shape.ts';

/** What leaves a part, dBm. Neither splitters nor couplers make power: all ports together send what came in, less what is lost. */
export function outputs(
  part: Part,
  input: number,
): { readonly through: number | null; readonly coupled: number | null } {
  switch (part.kind) {
    case 'source':
      return { through: input, coupled: null };
    case 'feeder':
      return { through: input - (part.length * part.loss) / 100, coupled: null };
    case 'splitter':
      return { through: input - 10 * Math.log10(part.ways) - part.insertion, coupled: null };
    case 'coupler':
      return {
        through: input + 10 * Math.log10(1 - 10 ** (-part.coupling / 10)) - part.insertion,
        coupled: input - part.coupling,
      };
    case 'antenna':
    case 'head':
      return { through: input + part.gain, coupled: null };
  }
}
