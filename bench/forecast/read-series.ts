import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Goal, meets } from '@yuheng/kernel/forecast-goal';
import { noBounds, type Reading } from '@yuheng/kernel/forecast-reading';
import { Random } from '../fuzz/random.ts';
import { normal } from './families.ts';
import type { Question } from './questions.ts';

const LEAST = 8;
const MOST = 28;

/**
 * Questions about series of others: each CSV file of a folder is one, `date,value` a line, oldest first; lines that are not so are
 * passed over. Asked in the middle of each series about its end; the goal is the end, give or take what the series usually changes in that time: no
 * plan set one.
 */
export function readSeriesFolder(folder: string): readonly Question[] {
  const random = new Random(4);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .toSorted()
    .flatMap((name) => {
      const readings = readSeries(readFileSync(join(folder, name), 'utf8'));
      return readings.length < LEAST ? [] : [questionAbout(name, readings, random)];
    });
}

function readSeries(text: string): readonly Reading[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [at = '', written = ''] = line.split(',').map((cell) => cell.trim());
    const value = written === '' ? Number.NaN : Number(written);
    return Number.isFinite(Date.parse(at)) && Number.isFinite(value) ? [{ at, value }] : [];
  });
}

function questionAbout(family: string, readings: readonly Reading[], random: Random): Question {
  const own = readings.slice(-MOST);
  const asked = Math.max(4, Math.floor(own.length * (0.4 + 0.4 * random.next())));
  const ahead = Math.min(own.length - asked, 12);
  const known = own.slice(0, asked);
  const end = own[asked + ahead - 1] ?? own.at(-1);
  const outcome = end?.value ?? 0;
  const changes = known.slice(1).map(({ value }, index) => value - (known[index]?.value ?? value));
  const usual = Math.sqrt(changes.reduce((sum, each) => sum + each ** 2, 0) / changes.length);
  const last = known.at(-1)?.value ?? 0;
  const up = last >= (known[0]?.value ?? 0);
  const goal: Goal = {
    comparator: up ? '>=' : '<=',
    // Set from what was known: the last reading, moved by what such a time usually brings.
    value: last + usual * Math.sqrt(ahead) * normal(random),
    high: null,
    direction: up ? 'up' : 'down',
  };
  return { family, known, due: end?.at ?? '', bounds: noBounds, goal, outcome, met: meets(goal, outcome) };
}
