import codes from './unit-codes.json' with { type: 'json' };

/** What a number counts, as a product of powers, and how large one of it is. */
export interface Unit {
  /** Base -> power, none of them 0. What no table parts is a base of its own: `CNY`, `DBM`. */
  readonly powers: Readonly<Record<string, number>>;
  /** One of it in terms of the bases: a percent is 0.01, a kilometre 1000. */
  readonly scale: number;
  /** The plain numbers that it was multiplied with: 100 × a ratio may be a percent, and may as well be a ratio. */
  readonly factor: number;
  /** A number that stands in the expression: it takes the unit of what it is added to or compared with. */
  readonly literal?: true;
}

/** UN/CEFACT Recommendation 20 (rev. 17) codes: how large, and of which bases. Persons are counted apart from pieces. */
const known: Readonly<Record<string, readonly unknown[]>> = codes;

/** A unit out of its code: UN/CEFACT, ISO 4217, or several as `CNY/MTK` and `KGM.MTR/SEC`. */
export function unitOf(code: string): Unit {
  const [over = '', ...under] = code.split('/');
  const parts = [...over.split('.'), ...under.flatMap((part) => ['/', ...part.split('.')])];
  let unit: Unit = one;
  let below = false;
  for (const part of parts) {
    if (part === '/') below = true;
    else unit = below ? divided(unit, single(part)) : multiplied(unit, single(part));
  }
  return unit;
}

/** Pieces, and any number without a unit. */
export const one: Unit = { powers: {}, scale: 1, factor: 1 };

export function literalOf(value: number): Unit {
  return { powers: {}, scale: 1, factor: value, literal: true };
}

function single(code: string): Unit {
  const [scale, powers] = (Object.hasOwn(known, code) ? known[code] : undefined) ?? [1, { [code]: 1 }];
  return { scale: scale as number, powers: powers as Unit['powers'], factor: 1 };
}

export function multiplied(a: Unit, b: Unit): Unit {
  return combined(a, b, 1);
}

export function divided(a: Unit, b: Unit): Unit {
  return combined(a, b, -1);
}

function combined(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const powers: Record<string, number> = { ...a.powers };
  for (const [base, power] of Object.entries(b.powers)) {
    const sum = (powers[base] ?? 0) + sign * power;
    if (sum === 0) delete powers[base];
    else powers[base] = sum;
  }
  const of = (left: number, right: number) => (sign === 1 ? left * right : left / right);
  const literal = a.literal && b.literal ? ({ literal: true } as const) : {};
  return { powers, scale: of(a.scale, b.scale), factor: of(a.factor, b.factor), ...literal };
}

/**
 * What two numbers have in common that are added or compared; null where they count different things. A plain factor may have
 * turned one into the other's unit: 1000 × kilometres are metres.
 */
export function common(a: Unit, b: Unit): Unit | null {
  if (a.literal) return b.literal ? { ...one, factor: 1, literal: true } : b;
  if (b.literal) return a;
  if (!samePowers(a, b)) return null;
  for (const scale of scalesOf(a))
    if (scalesOf(b).some((other) => near(scale, other))) return { powers: a.powers, scale, factor: 1 };
  return null;
}

/** dBm are levels, dB (`2N`) their differences: the one kind of sum whose unit is not that of its terms. Null: any other. */
export function levels(a: Unit, b: Unit, minus: boolean): Unit | null {
  const [left, right] = [a, b].map(baseOf);
  if (left === 'DBM' && right === '2N') return a;
  if (left === 'DBM' && right === 'DBM' && minus) return unitOf('2N');
  return left === '2N' && right === 'DBM' && !minus ? b : null;
}

function baseOf({ powers }: Unit): string | null {
  const [[base, power] = [null, 0], ...more] = Object.entries(powers);
  return power === 1 && more.length === 0 ? base : null;
}

/** With its plain factors as a part of the number, and as a change of unit. */
function scalesOf({ scale, factor }: Unit): readonly number[] {
  return factor === 1 || factor === 0 ? [scale] : [scale, scale / Math.abs(factor)];
}

function samePowers(a: Unit, b: Unit): boolean {
  const names = Object.keys(a.powers);
  return (
    names.length === Object.keys(b.powers).length && names.every((name) => a.powers[name] === b.powers[name])
  );
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** The code of a unit as people look it up; what has none is written with those of its parts. */
export function codeOf(unit: Unit): string {
  if (unit.literal) return String(unit.factor);
  const scales = scalesOf(unit);
  const code = Object.keys(known).find((name) => {
    const { powers, scale } = single(name);
    return samePowers({ ...unit, powers }, unit) && near(scale, scales[0] ?? 1);
  });
  return code ?? written(unit);
}

const baseCodes: Readonly<Record<string, string>> = {
  person: 'IE',
  metre: 'MTR',
  second: 'SEC',
  kilogram: 'KGM',
  watt: 'WTT',
  bit: 'A99',
};

function written({ powers, scale }: Unit): string {
  const side = (sign: 1 | -1) =>
    Object.entries(powers)
      .filter(([, power]) => power * sign > 0)
      .flatMap(([base, power]) => Array.from({ length: Math.abs(power) }, () => baseCodes[base] ?? base))
      .join('.');
  const [over, under] = [side(1), side(-1)];
  const size = near(scale, 1) ? '' : `${Number(scale.toPrecision(6))} `;
  return `${size}${over || 'C62'}${under === '' ? '' : `/${under}`}`;
}
