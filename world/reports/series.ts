import type { Random } from '../model/random.ts';
import type { StoryReading, StorySource } from './story.ts';

export const DAY = 86_400_000;

/** A subject that sources count, as plans, systems and people call it. */
export interface Subject {
  readonly names: readonly [zh: string, en: string];
  readonly counter: string;
  readonly unit: 'C62' | 'P1' | 'CNY';
  /** From what to what it goes over the story. */
  readonly size: readonly [low: number, high: number];
}

export const subjects: readonly [Subject, ...Subject[]] = [
  { names: ['5G基站数量', '5G base stations'], counter: '座', unit: 'C62', size: [4000, 90_000] },
  {
    names: ['人工智能企业数量', 'artificial intelligence companies'],
    counter: '家',
    unit: 'C62',
    size: [120, 900],
  },
  { names: ['公共充电桩数量', 'public charging points'], counter: '个', unit: 'C62', size: [900, 30_000] },
  { names: ['智能工厂数量', 'smart factories'], counter: '家', unit: 'C62', size: [60, 700] },
  { names: ['重点区域5G网络覆盖率', '5G coverage of key areas'], counter: '%', unit: 'P1', size: [40, 92] },
  { names: ['数据共享率', 'share of data that is shared'], counter: '%', unit: 'P1', size: [30, 88] },
  {
    names: ['人工智能产业营业收入', 'revenue of the artificial intelligence industry'],
    counter: '亿元',
    unit: 'CNY',
    size: [90, 600],
  },
  { names: ['5G产业规模', 'size of the 5G industry'], counter: '亿元', unit: 'CNY', size: [200, 1400] },
];

/** In a measure's unit: money in fen. */
export function baseOf(subject: Subject, shown: number): number {
  return subject.unit === 'CNY' ? Math.round(shown * 1e10) : shown;
}

/** As a text says it. */
export function shownOf(subject: Subject, base: number): number {
  return subject.unit === 'CNY' ? base / 1e10 : base;
}

export interface Shape {
  readonly random: Random;
  readonly subject: Subject;
  /** Now, in milliseconds. */
  readonly now: number;
  /** Days between readings. */
  readonly every: number;
  /** How many. */
  readonly count: number;
  /** What each step, 0 for the last one and counting back, is worth beside a usual one. */
  readonly step?: (back: number) => number;
  /** How uneven steps are. */
  readonly noise?: number;
  /** Days from observation to record. */
  readonly lag?: number;
  /** Days between the last reading and now. */
  readonly age?: number;
}

/** A figure that grows as `step` says; counts are whole, the rest has two decimals. */
export function seriesOf(shape: Shape): readonly StoryReading[] {
  const { random, subject, now, every, count, step = () => 1, noise = 0.4, lag = 0 } = shape;
  const [low, high] = subject.size;
  const start = random.between(low, low + (high - low) * 0.4);
  const usual = ((high - low) * random.between(0.25, 0.5)) / count;
  const age = shape.age ?? random.between(0.1, 0.6) * every;
  let value = start;
  return Array.from({ length: count }, (_, index) => {
    const back = count - 1 - index;
    if (index > 0) value += usual * step(back) * (step(back) === 0 ? 1 : 1 + noise * random.between(-1, 1));
    const at = now - (age + back * every) * DAY;
    return {
      at: timeOf(at),
      value: baseOf(subject, subject.unit === 'C62' ? Math.round(value) : Math.round(value * 100) / 100),
      recordedAt: timeOf(Math.min(now, at + lag * DAY)),
    };
  });
}

export function timeOf(at: number): string {
  return new Date(Math.round(at / 1000) * 1000).toISOString();
}

/** A source of a figure. */
export function figureSource(
  key: string,
  subject: Subject,
  readings: readonly StoryReading[],
  more: Partial<StorySource> = {},
): StorySource {
  return {
    key,
    kind: 'measure',
    names: subject.names,
    unit: subject.unit,
    direction: 'up',
    goal: null,
    readings,
    gone: false,
    ...more,
  };
}

/** A source of a state, by days before now. */
export function stateSource(
  key: string,
  now: number,
  states: readonly (readonly [daysAgo: number, state: string])[],
  more: Partial<StorySource> = {},
): StorySource {
  return {
    key,
    kind: 'fact',
    names: [],
    unit: null,
    direction: null,
    goal: null,
    gone: false,
    readings: states.map(([days, value]) => {
      const at = timeOf(now - days * DAY);
      return { at, value, recordedAt: at };
    }),
    ...more,
  };
}

/** The figure that a source had last, in whole or with its decimals, as a text says it. */
export function lastShown(subject: Subject, readings: readonly StoryReading[], back = 0): number {
  const value = readings.at(-1 - back)?.value;
  return shownOf(subject, typeof value === 'number' ? value : 0);
}
