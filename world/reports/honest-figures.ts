import { figurePhrase } from './phrases.ts';
import { counted, series, subject } from './planted.ts';
import { report, type Stage, scene } from './scene.ts';
import { baseOf, figureSource, lastShown, subjects } from './series.ts';
import type { Scene } from './story.ts';

/** Figures and targets that look as if they contradicted what is recorded, and do not. */
export const honestFigures: { readonly [way: string]: (stage: Stage) => Scene } = {
  'two-plans-share-a-measure': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of);
    const words = () => figurePhrase(random, stage.phrases.level, of, lastShown(of, readings));
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [
        report(stage, 'on-plan', words(), [name], { task: 'a', plan: 'a' }),
        report(stage, 'on-plan', words(), [name], { task: 'b', plan: 'b' }),
      ],
    );
  },
  'two-plans-share-a-rise': (stage) => {
    const { random, name } = stage;
    const of = counted(stage);
    const readings = series(stage, of, { count: 12, noise: 0.1 });
    const rise = lastShown(of, readings) - lastShown(of, readings, 1);
    const own = Math.max(1, Math.floor(rise * random.between(0.3, 0.6)));
    const rest = Math.max(1, Math.floor(rise) - own);
    const told = (task: string, figure: number) =>
      report(stage, 'on-plan', figurePhrase(random, stage.phrases.added, of, figure, 0), [name], {
        task,
        plan: task,
        ago: 0.1,
        period: 30,
      });
    return scene(stage, [figureSource(name, of, readings)], [told('a', own), told('b', rest)]);
  },
  'figure-as-rounded': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of);
    const shown = lastShown(of, readings);
    const decimals = of.unit === 'C62' ? 0 : random.whole(0, 1);
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'on-plan', figurePhrase(random, stage.phrases.level, of, shown, decimals), [name])],
    );
  },
  'figure-about': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of);
    const shown = lastShown(of, readings) * random.between(0.975, 0.999);
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'on-plan', figurePhrase(random, stage.phrases.about.slice(0, 2), of, shown, 0), [name])],
    );
  },
  'figure-of-the-month-before': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of);
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [
        report(stage, 'on-plan', figurePhrase(random, stage.phrases.level, of, lastShown(of, readings, 1)), [
          name,
        ]),
      ],
    );
  },
  'figure-of-something-else': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of);
    const shown = lastShown(of, readings) * random.between(0.1, 2);
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'on-plan', figurePhrase(random, stage.phrases.other, of, shown), [name])],
    );
  },
  'figure-of-another-subject': (stage) => {
    const { random, name } = stage;
    const [of, other] = [
      subjects[0],
      random.pick([subjects[2], subjects[3]] as [(typeof subjects)[0], (typeof subjects)[0]]),
    ];
    const readings = series(stage, of);
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [
        report(
          stage,
          'on-plan',
          figurePhrase(random, stage.phrases.level, other, random.between(...other.size)),
          [name],
        ),
      ],
    );
  },
  'added-in-the-quarter': (stage) => {
    const { random, name } = stage;
    const of = counted(stage);
    const readings = series(stage, of, { count: 14, noise: 0.2 });
    const grown = lastShown(of, readings) - lastShown(of, readings, random.whole(1, 3));
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [
        report(stage, 'on-plan', figurePhrase(random, stage.phrases.added, of, Math.max(1, grown), 0), [
          name,
        ]),
      ],
    );
  },
  'target-that-is-not-claimed': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of);
    const goal = {
      plan: `${name}-p`,
      subject: of.names[0],
      value: baseOf(of, lastShown(of, readings) * 1.5),
    };
    const words = figurePhrase(random, stage.phrases.notMet, of, 0);
    return scene(
      stage,
      [figureSource(name, of, readings, { goal })],
      [report(stage, 'on-plan', words, [name])],
    );
  },
  'target-that-is-met': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of);
    const goal = {
      plan: `${name}-p`,
      subject: of.names[0],
      value: baseOf(of, lastShown(of, readings) * 0.98),
    };
    const words = figurePhrase(random, stage.phrases.met, of, 0);
    return scene(stage, [figureSource(name, of, readings, { goal })], [report(stage, 'done', words, [name])]);
  },
};
