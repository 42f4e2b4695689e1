import { forecastSeries } from '@yuheng/kernel/forecast';
import { chanceOf } from '@yuheng/kernel/forecast-chance';
import { meets } from '@yuheng/kernel/forecast-goal';
import type { Tuning } from '@yuheng/kernel/forecast-tuning';
import { requiredPace } from '@yuheng/kernel/required-pace';
import type { Question } from './questions.ts';

/** A question with the answer that was given. */
export interface Answer {
  readonly question: Question;
  readonly chance: number;
  readonly in80: boolean;
  readonly in95: boolean;
  /** Width of the 80 % interval. */
  readonly width: number;
}

export function answer(question: Question, seed: number, tuning?: Tuning): Answer {
  const { known, due, bounds, goal, outcome } = question;
  const forecast = forecastSeries(known, { until: due, bounds, seed, ...(tuning ? { tuning } : {}) });
  const last = forecast?.fan.at(-1);
  if (!forecast || !last) throw new Error(`no forecast of ${question.family}`);
  const inside = (low: number, high: number): boolean => low <= outcome && outcome <= high;
  return {
    question,
    chance: chanceOf(goal, forecast),
    in80: inside(last.low80, last.high80),
    in95: inside(last.low95, last.high95),
    width: last.high80 - last.low80,
  };
}

export function shareOf<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.filter(is).length / all.length;
}

/** Mean square of what a chance was off what came (Brier 1950): 0 is perfect, always saying one half gives 0.25. */
export function brier(all: readonly Question[], chance: (question: Question) => number): number {
  return (
    all.reduce((sum, question) => sum + (chance(question) - (question.met ? 1 : 0)) ** 2, 0) / all.length
  );
}

/** Sure of what the last reading says. */
export function byLastValue({ known, goal }: Question): number {
  return meets(goal, known.at(-1)?.value ?? 0) ? 1 : 0;
}

/** Sure of what the straight line from the first reading to the goal says: on it or behind it. */
export function byStraightLine({ known, goal, due }: Question): number {
  const [first, last] = [known[0], known.at(-1)];
  const required = first && last ? requiredPace(first, goal.value, due, last.at) : null;
  return required !== null && last && meets({ ...goal, value: required }, last.value) ? 1 : 0;
}

/** Of each tenth of the chances said: how many questions, the mean chance, and the share that was met. */
export function calibration(
  answers: readonly Answer[],
): readonly { readonly from: number; readonly count: number; readonly said: number; readonly met: number }[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const own = answers.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === tenth);
    const said = own.reduce((sum, { chance }) => sum + chance, 0) / own.length;
    return { from: tenth / 10, count: own.length, said, met: shareOf(own, ({ question }) => question.met) };
  });
}
