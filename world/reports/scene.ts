import type { Random } from '../model/random.ts';
import type { Phrases } from './phrases.ts';
import { DAY, timeOf } from './series.ts';
import type { Scene, StoryReport } from './story.ts';

/** What a scene is written from. */
export interface Stage {
  readonly random: Random;
  /** Now, in milliseconds. */
  readonly now: number;
  readonly phrases: Phrases;
  /** Before every name of the scene: no two scenes share one. */
  readonly name: string;
}

const units = ['市工业和信息化局', '市数据局', '市交通运输局', '市住房和城乡建设局', '市科学技术局'] as const;

/** A report of a task of the scene; by default what is said now of a month's work. */
export function report(
  { random, now, name }: Stage,
  said: StoryReport['said'],
  text: string,
  evidence: readonly (string | readonly [source: string, measured: number])[],
  more: {
    readonly task?: string;
    readonly ago?: number;
    readonly period?: number;
    readonly plan?: string;
    readonly unit?: string;
  } = {},
): StoryReport {
  const {
    task = 'a',
    ago = random.between(0, 0.5),
    period = random.between(26, 34),
    plan = 'p',
    unit,
  } = more;
  return {
    task: `${name}-${task}`,
    plan: `${name}-${plan}`,
    unit: unit ?? random.pick(units),
    at: timeOf(now - ago * DAY),
    since: timeOf(now - (ago + period) * DAY),
    said,
    text,
    evidence: evidence.map((one) =>
      typeof one === 'string' ? { source: one, measured: null } : { source: one[0], measured: one[1] },
    ),
  };
}

export function scene(
  { name }: Stage,
  sources: Scene['sources'],
  reports: Scene['reports'],
  planted: Scene['planted'] = null,
  same: Scene['same'] = [],
): Scene {
  return { name, sources, reports, same, planted };
}
