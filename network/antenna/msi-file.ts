import type { Pattern } from './pattern.ts';

/** An antenna as its maker publishes it: two cuts through the pattern. */
export interface MsiAntenna {
  readonly name: string;
  /** MHz; null where the file does not say. */
  readonly frequency: number | null;
  /** dBi */
  readonly gain: number;
  /** Electrical tilt, degrees down; 0 where the file does not say. */
  readonly tilt: number;
  /** Attenuation at 0 to 359 degrees, dB: clockwise from ahead, and downwards from the horizon ahead. */
  readonly horizontal: readonly number[];
  readonly vertical: readonly number[];
}

/** What is wrong with a file, as a key of the pack's messages with its values. */
export class MsiFault extends Error {
  override readonly name = 'MsiFault';
  readonly key: 'no-gain' | 'no-cut' | 'bad-line' | 'bad-angle';
  readonly line: number;
  constructor(key: MsiFault['key'], line: number) {
    super(`${key} ${line}`);
    this.key = key;
    this.line = line;
  }
}

/** dBd is over a dipole. */
const dipole = 2.15;

/**
 * Reads an antenna file in the MSI Planet format: NAME, FREQUENCY, GAIN (dBd, or dBi where it says so), TILT, and
 * HORIZONTAL and VERTICAL with as many lines of angle and attenuation as they announce.
 * @throws MsiFault
 */
export function readMsi(text: string): MsiAntenna {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const heads = new Map<string, string>();
  const cuts = new Map<string, readonly number[]>();
  for (let at = 0; at < lines.length; at += 1) {
    const [word = '', ...rest] = (lines[at] ?? '').split(/[\s,;]+/);
    if (word === '') continue;
    const head = word.toUpperCase();
    if (head !== 'HORIZONTAL' && head !== 'VERTICAL') {
      if (!heads.has(head)) heads.set(head, rest.join(' '));
      continue;
    }
    const count = Number(rest[0] ?? '360');
    if (!Number.isInteger(count) || count < 2 || count > 3600) throw new MsiFault('bad-line', at + 1);
    cuts.set(head, readCut(lines, at + 1, count));
    at += count;
  }
  const [horizontal, vertical] = [cuts.get('HORIZONTAL'), cuts.get('VERTICAL')];
  if (horizontal === undefined || vertical === undefined) throw new MsiFault('no-cut', lines.length);
  const gain = /^(-?\d+(?:\.\d+)?)\s*(dBd|dBi)?/i.exec(heads.get('GAIN') ?? '');
  if (gain === null) throw new MsiFault('no-gain', 1);
  const frequency = Number.parseFloat(heads.get('FREQUENCY') ?? '');
  const tilt = Number.parseFloat(heads.get('ELECTRICAL_TILT') ?? heads.get('TILT') ?? '');
  return {
    name: heads.get('NAME') ?? '',
    frequency: Number.isFinite(frequency) ? frequency : null,
    gain: Number(gain[1]) + (gain[2]?.toLowerCase() === 'dbi' ? 0 : dipole),
    tilt: Number.isFinite(tilt) ? tilt : 0,
    horizontal,
    vertical,
  };
}

/** Attenuation at whole degrees, between the angles of the file by a straight line. */
function readCut(lines: readonly string[], from: number, count: number): readonly number[] {
  const points = lines.slice(from, from + count).map((line, index) => {
    const [angle = Number.NaN, loss = Number.NaN, ...more] = line.split(/[\s,;]+/).map(Number);
    if (!Number.isFinite(angle) || !Number.isFinite(loss) || more.length > 0)
      throw new MsiFault('bad-line', from + index + 1);
    if (angle < 0 || angle > 360) throw new MsiFault('bad-angle', from + index + 1);
    return { angle, loss };
  });
  const [first] = points;
  const last = points.at(-1);
  if (points.length < count || first === undefined || last === undefined)
    throw new MsiFault('bad-line', from + points.length + 1);
  if (points.some(({ angle }, index) => index > 0 && angle <= (points[index - 1]?.angle ?? -1)))
    throw new MsiFault('bad-angle', from + 1);
  const around = [
    { angle: last.angle - 360, loss: last.loss },
    ...points,
    { angle: first.angle + 360, loss: first.loss },
  ];
  return Array.from({ length: 360 }, (_, angle) => {
    const next = around.findIndex((point) => point.angle >= angle);
    const [one, other] = [around[Math.max(next - 1, 0)], around[next]];
    if (one === undefined || other === undefined) return last.loss;
    const share = other.angle === one.angle ? 1 : (angle - one.angle) / (other.angle - one.angle);
    return one.loss + share * (other.loss - one.loss);
  });
}

/**
 * A pattern in all directions from two cuts: the losses of both add up, the vertical one taken behind the antenna from
 * its rear half (the usual summing of cuts; exact in both cuts).
 */
export function msiPattern({ gain, horizontal, vertical }: MsiAntenna): Pattern {
  return (azimuth, elevation) => {
    const behind = Math.abs(azimuth) > 90;
    const aside = between(horizontal, azimuth);
    const down = between(vertical, behind ? 180 + elevation : -elevation);
    const level = between(vertical, behind ? 180 : 0);
    return gain - aside - (down - level);
  };
}

function between(cut: readonly number[], angle: number): number {
  const place = ((angle % 360) + 360) % 360;
  const low = Math.floor(place);
  const [one, other] = [cut[low % 360] ?? 0, cut[(low + 1) % 360] ?? 0];
  return one + (place - low) * (other - one);
}
