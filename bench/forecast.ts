import { usualTuning } from '@yuheng/kernel/forecast-tuning';
import { trainingFamilies, unseenFamilies } from './forecast/families.ts';
import { type Question, questionsOf } from './forecast/questions.ts';
import { readSeriesFolder } from './forecast/read-series.ts';
import {
  type Answer,
  answer,
  brier,
  byLastValue,
  byStraightLine,
  calibration,
  shareOf,
} from './forecast/scores.ts';

export interface ForecastBench {
  /** Of series in a folder besides the made ones; null for none. */
  readonly folder: string | null;
  /** Series of each family. */
  readonly runs: number;
  readonly say: (line: string) => void;
}

/** Of the series that tunings are chosen on, and of those that are judged: never the same. */
const SEEDS = { training: 1, judged: 2, few: 3 } as const;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/**
 * How far forecasts hold: coverage of their intervals and the Brier score of "target met" on made series, four kinds made anew and three kinds that
 * no tuning has seen, beside climatology (the share that was met in training), the last value and the straight line.
 */
export function benchForecast({ folder, runs, say }: ForecastBench): void {
  const training = questionsOf(trainingFamilies, runs, SEEDS.training);
  const climate = shareOf(training, ({ met }) => met);
  for (const [name, dampings] of [
    ['damped or not, as the series says', usualTuning.dampings],
    ['always damped', [0.85, 0.95]],
    ['never damped', [1]],
  ] as const) {
    const answers = answersTo(training, { ...usualTuning, dampings });
    say(`forecast, training, ${name}: ${summary(answers)}`);
  }
  const families = { ...trainingFamilies, ...unseenFamilies };
  const judged = questionsOf(families, runs, SEEDS.judged);
  const answers = answersTo(judged);
  judge('made series', judged, answers, climate, say);
  for (const [family, own] of Map.groupBy(answers, ({ question }) => question.family))
    say(`forecast, ${family}${family in unseenFamilies ? ' (kind not in training)' : ''}: ${summary(own)}`);
  for (const { from, count, said, met } of calibration(answers))
    say(
      `forecast, chance ${from.toFixed(1)}–${(from + 0.1).toFixed(1)}: ${count} series` +
        (count === 0 ? '' : `, said ${percent(said)}, met ${percent(met)}`),
    );
  const few = questionsOf(families, Math.ceil(runs / 3), SEEDS.few, { least: 1, most: 3 });
  say(`forecast, one to three points (reference class): ${summary(answersTo(few))}`);
  if (folder === null) return;
  const own = readSeriesFolder(folder);
  judge(`series of ${folder}`, own, answersTo(own), climate, say);
}

function answersTo(questions: readonly Question[], tuning = usualTuning): readonly Answer[] {
  return questions.map((question, index) => answer(question, index + 1, tuning));
}

function summary(answers: readonly Answer[]): string {
  const chances = new Map(answers.map(({ question, chance }) => [question, chance]));
  const score = brier([...chances.keys()], (question) => chances.get(question) ?? 0);
  return (
    `${answers.length} series, 80 % interval holds ${percent(shareOf(answers, ({ in80 }) => in80))}, ` +
    `95 % interval ${percent(shareOf(answers, ({ in95 }) => in95))}, Brier ${score.toFixed(3)}`
  );
}

function judge(
  name: string,
  questions: readonly Question[],
  answers: readonly Answer[],
  climate: number,
  say: (line: string) => void,
): void {
  say(`forecast, ${name}: ${summary(answers)}`);
  const of = (chance: (question: Question) => number): string => brier(questions, chance).toFixed(3);
  say(
    `forecast, ${name}, the same by climatology (${percent(climate)}): Brier ${of(() => climate)}; by the last value: ` +
      `${of(byLastValue)}; by the straight line: ${of(byStraightLine)}; met ${percent(shareOf(questions, ({ met }) => met))}`,
  );
}
