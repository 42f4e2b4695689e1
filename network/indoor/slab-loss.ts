/** What a wall is made of, as ITU-R P.2040-3, table 3 has it: η′ = a f^b, σ = c f^d (S/m), f in GHz. */
export interface Slab {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  /** m */
  readonly thickness: number;
}

/** Speed of light, m/ns: frequencies are in GHz. */
const light = 0.299792458;

interface Complex {
  readonly re: number;
  readonly im: number;
}

/**
 * Loss through a wall of one layer at right angles, dB (ITU-R P.2040-3, section 2.2.2: transmission through a slab, with all
 * reflections inside it).
 * @param frequency GHz
 */
export function slabLoss({ a, b, c, d, thickness }: Slab, frequency: number): number {
  const index = root({ re: a * frequency ** b, im: (-17.98 * c * frequency ** d) / frequency });
  const reflected = over({ re: 1 - index.re, im: -index.im }, { re: 1 + index.re, im: index.im });
  const turn = (2 * Math.PI * thickness * frequency) / light;
  const once = exponential({ re: turn * index.im, im: -turn * index.re });
  const square = times(reflected, reflected);
  const twice = times(square, times(once, once));
  const through = over(times({ re: 1 - square.re, im: -square.im }, once), {
    re: 1 - twice.re,
    im: -twice.im,
  });
  return -20 * Math.log10(Math.hypot(through.re, through.im));
}

function times(one: Complex, other: Complex): Complex {
  return { re: one.re * other.re - one.im * other.im, im: one.re * other.im + one.im * other.re };
}

function over(one: Complex, other: Complex): Complex {
  const size = other.re ** 2 + other.im ** 2;
  const { re, im } = times(one, { re: other.re, im: -other.im });
  return { re: re / size, im: im / size };
}

function exponential({ re, im }: Complex): Complex {
  return { re: Math.exp(re) * Math.cos(im), im: Math.exp(re) * Math.sin(im) };
}

/** The root of the fourth quadrant: a wave that weakens on its way. */
function root({ re, im }: Complex): Complex {
  const size = Math.hypot(re, im);
  return { re: Math.sqrt((size + re) / 2), im: -Math.sqrt((size - re) / 2) };
}
