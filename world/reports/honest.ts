import { figurePhrase, phrase } from './phrases.ts';
import { counted, series, subject } from './planted.ts';
import { report, type Stage, scene } from './scene.ts';
import { baseOf, figureSource, lastShown, stateSource } from './series.ts';
import type { Scene } from './story.ts';

/** What looks like a task that stands still, or like one without evidence, and is none. */
export const honestScenes: { readonly [way: string]: (stage: Stage) => Scene } = {
  'says-that-it-stands-still': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of, { step: (back) => (back < 3 ? 0 : 1) });
    const words = phrase(random, stage.phrases.still);
    return scene(stage, [figureSource(name, of, readings)], [report(stage, 'on-plan', words, [name])]);
  },
  'stands-still-and-says-behind': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of, { step: (back) => (back < 3 ? 0 : 1) });
    const said = random.pick(['behind', 'blocked']);
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, said, phrase(random, stage.phrases.onPlan), [name])],
    );
  },
  'fell-and-says-so': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of, { step: (back) => (back === 0 ? -0.8 : 1) });
    const words = figurePhrase(random, stage.phrases.fell, of, 0);
    return scene(stage, [figureSource(name, of, readings)], [report(stage, 'on-plan', words, [name])]);
  },
  'late-source': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of, {
      every: 91,
      count: random.whole(5, 12),
      lag: random.between(20, 45),
      age: random.between(30, 120),
    });
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'on-plan', phrase(random, stage.phrases.onPlan), [name])],
    );
  },
  'moves-once-a-year': (stage) => {
    const { random, name } = stage;
    const of = counted(stage);
    const next = random.whole(2, 9);
    const readings = series(stage, of, { count: 30, step: (back) => (back % 12 === next ? 1 : 0) });
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'on-plan', phrase(random, stage.phrases.onPlan), [name])],
    );
  },
  'goal-is-reached': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of, { step: (back) => (back < 3 ? 0 : 1) });
    const goal = {
      plan: `${name}-p`,
      subject: of.names[0],
      value: baseOf(of, lastShown(of, readings) * 0.99),
    };
    const words = random.chance(0.5)
      ? figurePhrase(random, stage.phrases.met, of, 0)
      : phrase(random, stage.phrases.onPlan);
    return scene(
      stage,
      [figureSource(name, of, readings, { goal })],
      [report(stage, 'on-plan', words, [name])],
    );
  },
  'one-work-of-two-plans': (stage) => {
    const { random, name, now } = stage;
    const source = stateSource(name, now, [
      [200, 'underConstruction'],
      [random.between(3, 14), 'operating'],
    ]);
    const told = (task: string) =>
      report(stage, 'done', phrase(random, stage.phrases.closed), [name], {
        task,
        plan: task,
        unit: `${task}局`,
      });
    return scene(stage, [source], [told('a'), told('b')], null, [[`${name}-a`, `${name}-b`]]);
  },
  'old-artefact-named-by-two': (stage) => {
    const { random, name, now } = stage;
    const source = stateSource(name, now, [[random.between(200, 400), 'operating']]);
    const told = (task: string) =>
      report(stage, 'done', phrase(random, stage.phrases.closed), [name], {
        task,
        plan: task,
        unit: `${task}局`,
      });
    return scene(stage, [source], [told('a'), told('b')]);
  },
  'closed-with-evidence-that-grows': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of);
    const words = phrase(random, stage.phrases.closed);
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'closed', words, [name], { ago: 60 })],
    );
  },
  'closed-with-evidence-that-wavers': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of, { step: (back) => (back === 0 ? -0.15 : 1), noise: 0.1, count: 18 });
    const words = phrase(random, stage.phrases.closed);
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'closed', words, [name], { ago: 40 })],
    );
  },
  'milestone-that-is-recorded': (stage) => {
    const { random, name, now } = stage;
    const source = stateSource(name, now, [
      [200, 'underConstruction'],
      [random.between(2, 20), 'operating'],
    ]);
    const words = phrase(random, stage.phrases.milestone);
    return scene(
      stage,
      [source],
      [report(stage, 'milestone', words, [name], { period: random.between(1, 80) })],
    );
  },
  'repeats-while-it-grows': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const words = phrase(random, stage.phrases.onPlan);
    const readings = series(stage, of, { noise: 0.2, age: 2 });
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [
        report(stage, 'on-plan', words, [name], { ago: 31 }),
        report(stage, 'on-plan', words, [name], { ago: 0 }),
      ],
    );
  },
  'repeats-a-phrase': (stage) => {
    const words = stage.random.pick(['按计划推进。', '正常推进中。', '无新情况。']);
    return scene(
      stage,
      [],
      [report(stage, 'on-plan', words, [], { ago: 31 }), report(stage, 'on-plan', words, [], { ago: 0 })],
    );
  },
  'repeats-that-it-stands-still': (stage) => {
    const words = phrase(stage.random, stage.phrases.still);
    return scene(
      stage,
      [],
      [report(stage, 'on-plan', words, [], { ago: 31 }), report(stage, 'on-plan', words, [], { ago: 0 })],
    );
  },
  'wavers-as-it-always-did': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of, {
      count: 20,
      noise: 0.1,
      step: (back) => (back % 3 === 0 ? -0.6 : 1.4),
    });
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'on-plan', phrase(random, stage.phrases.onPlan), [name])],
    );
  },
  'one-of-two-moves': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const still = series(stage, of, { step: (back) => (back < 3 ? 0 : 1) });
    const going = series(stage, of, { noise: 0.2 });
    return scene(
      stage,
      [figureSource(`${name}-1`, of, still), figureSource(`${name}-2`, of, going)],
      [report(stage, 'on-plan', phrase(random, stage.phrases.onPlan), [`${name}-1`, `${name}-2`])],
    );
  },
  'reports-twice-in-a-week': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of, { noise: 0.2, age: 6 });
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'on-plan', phrase(random, stage.phrases.onPlan), [name], { ago: 0, period: 3 })],
    );
  },
  'a-state-that-holds': (stage) => {
    const { random, name, now } = stage;
    const source = stateSource(name, now, [
      [300, 'underConstruction'],
      [120, 'operating'],
      [60, 'operating'],
      [10, 'operating'],
    ]);
    return scene(stage, [source], [report(stage, 'on-plan', phrase(random, stage.phrases.onPlan), [name])]);
  },
};
