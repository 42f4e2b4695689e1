import { figurePhrase, phrase } from './phrases.ts';
import { report, type Stage, scene } from './scene.ts';
import {
  baseOf,
  DAY,
  figureSource,
  lastShown,
  type Shape,
  type Subject,
  seriesOf,
  shownOf,
  stateSource,
  subjects,
  timeOf,
} from './series.ts';
import type { Scene } from './story.ts';

type Tell = (stage: Stage) => Scene;

const monthly = { every: 30, count: 18 } as const;

function subject({ random }: Stage): Subject {
  return random.pick(subjects);
}

function counted({ random }: Stage): Subject {
  return random.pick(subjects.filter(({ unit }) => unit === 'C62') as [Subject, ...Subject[]]);
}

function series(stage: Stage, of: Subject, shape: Partial<Shape> = {}) {
  const { random, now } = stage;
  return seriesOf({ random, now, subject: of, ...monthly, count: random.whole(5, 24), ...shape });
}

/** What it says of a kind that is not so; the last part of a name is the way of it. */
export const plantedScenes: { readonly [kindAndWay: string]: Tell } = {
  'no-progress/flat': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const still = random.whole(1, 4);
    const readings = series(stage, of, {
      step: (back) => (back < still ? 0 : 1),
      age: random.between(1, 12),
    });
    const words = random.chance(0.5)
      ? phrase(random, stage.phrases.onPlan)
      : figurePhrase(random, stage.phrases.level, of, lastShown(of, readings));
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'on-plan', words, [name], { period: random.between(20, 28) })],
      {
        kind: 'no-progress',
        report: 0,
      },
    );
  },
  'no-progress/creeping': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const still = random.whole(2, 4);
    const readings = series(stage, of, {
      step: (back) => (back < still ? 0.02 : 1),
      age: random.between(1, 12),
    });
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'on-plan', phrase(random, stage.phrases.onPlan), [name])],
      { kind: 'no-progress', report: 0 },
    );
  },
  'no-progress/weekly': (stage) => {
    const { random, name } = stage;
    const of = counted(stage);
    const readings = series(stage, of, { every: 7, count: 40, step: (back) => (back < 6 ? 0 : 1) });
    return scene(
      stage,
      [figureSource(name, of, readings, { kind: 'fact', direction: null })],
      [report(stage, 'on-plan', phrase(random, stage.phrases.onPlan), [name])],
      { kind: 'no-progress', report: 0 },
    );
  },
  'no-progress/silent': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of, { age: 30 * random.between(3.2, 6) });
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'on-plan', phrase(random, stage.phrases.onPlan), [name])],
      { kind: 'no-progress', report: 0 },
    );
  },
  'contrary/fell': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const fall = random.between(0.7, 3);
    const readings = series(stage, of, {
      step: (back) => (back === 0 ? -fall : 1),
      age: random.between(1, 12),
    });
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'on-plan', phrase(random, stage.phrases.onPlan), [name])],
      { kind: 'contrary', report: 0 },
    );
  },
  'contrary/back-to-old-state': (stage) => {
    const { random, name } = stage;
    const source = stateSource(name, stage.now, [
      [random.between(200, 300), 'underConstruction'],
      [random.between(80, 150), 'operating'],
      [random.between(3, 20), 'underConstruction'],
    ]);
    return scene(stage, [source], [report(stage, 'on-plan', phrase(random, stage.phrases.onPlan), [name])], {
      kind: 'contrary',
      report: 0,
    });
  },
  'figure-differs/level': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of);
    const said = lastShown(of, readings) * random.between(1.1, 1.6);
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'on-plan', figurePhrase(random, stage.phrases.level, of, said), [name])],
      { kind: 'figure-differs', report: 0 },
    );
  },
  'figure-differs/increase': (stage) => {
    const { random, name } = stage;
    const of = counted(stage);
    const readings = series(stage, of, { count: random.whole(14, 24) });
    const grown = lastShown(of, readings) - lastShown(of, readings, 12);
    const said = Math.ceil(grown * random.between(1.4, 2.5)) + 5;
    return scene(
      stage,
      [figureSource(name, of, readings)],
      [report(stage, 'on-plan', figurePhrase(random, stage.phrases.added, of, said, 0), [name])],
      { kind: 'figure-differs', report: 0 },
    );
  },
  'target-not-met/short': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of);
    const value = lastShown(of, readings) * random.between(1.05, 1.6);
    const goal = { plan: `${name}-p`, subject: of.names[0], value: baseOf(of, value) };
    return scene(
      stage,
      [figureSource(name, of, readings, { goal })],
      [
        report(stage, random.pick(['on-plan', 'done']), figurePhrase(random, stage.phrases.met, of, value), [
          name,
        ]),
      ],
      { kind: 'target-not-met', report: 0 },
    );
  },
  'target-not-met/old': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of, { age: 30 * random.between(3.5, 8) });
    const goal = {
      plan: `${name}-p`,
      subject: of.names[0],
      value: baseOf(of, lastShown(of, readings) * 0.97),
    };
    return scene(
      stage,
      [figureSource(name, of, readings, { goal })],
      [report(stage, 'on-plan', figurePhrase(random, stage.phrases.met, of, 0), [name])],
      { kind: 'target-not-met', report: 0 },
    );
  },
  'closed-without-evidence/none': (stage) =>
    scene(stage, [], [report(stage, 'closed', phrase(stage.random, stage.phrases.closed), [])], {
      kind: 'closed-without-evidence',
      report: 0,
    }),
  'evidence-gone/withdrawn': (stage) => {
    const { random, name, now } = stage;
    const source = stateSource(name, now, [[random.between(60, 200), 'operating']], { gone: true });
    const closed = report(stage, 'closed', phrase(random, stage.phrases.closed), [name], {
      ago: random.between(5, 40),
    });
    return scene(stage, [source], [closed], { kind: 'evidence-gone', report: 0 });
  },
  'evidence-gone/changed': (stage) => {
    const { random, name, now } = stage;
    const source = stateSource(name, now, [
      [random.between(90, 200), 'accepted'],
      [random.between(1, 20), random.pick(['rejected', 'underRepair', 'dismantled'])],
    ]);
    const closed = report(stage, 'closed', phrase(random, stage.phrases.closed), [name], {
      ago: random.between(30, 60),
    });
    return scene(stage, [source], [closed], { kind: 'evidence-gone', report: 0 });
  },
  'evidence-gone/fell': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const fall = random.between(0.1, 0.5);
    const readings = series(stage, of, { age: 2 });
    const before = lastShown(of, readings);
    const after = {
      ...(readings.at(-1) ?? { recordedAt: timeOf(stage.now) }),
      at: timeOf(stage.now - DAY),
      value: baseOf(of, before * (1 - fall)),
    };
    const closed = report(stage, 'closed', phrase(random, stage.phrases.closed), [name], { ago: 1.5 });
    return scene(stage, [figureSource(name, of, [...readings, after])], [closed], {
      kind: 'evidence-gone',
      report: 0,
    });
  },
  'evidence-gone/revised': (stage) => {
    const { random, name } = stage;
    const of = subject(stage);
    const readings = series(stage, of, { age: random.between(10, 20) });
    const measured = baseOf(of, lastShown(of, readings) * random.between(1.03, 1.4));
    const closed = report(stage, 'closed', phrase(random, stage.phrases.closed), [[name, measured]], {
      ago: 2,
    });
    return scene(stage, [figureSource(name, of, readings)], [closed], { kind: 'evidence-gone', report: 0 });
  },
  'milestone-unrecorded/none': (stage) =>
    scene(stage, [], [report(stage, 'milestone', phrase(stage.random, stage.phrases.milestone), [])], {
      kind: 'milestone-unrecorded',
      report: 0,
    }),
  'milestone-unrecorded/nothing-since': (stage) => {
    const { random, name, now } = stage;
    const source = stateSource(name, now, [[random.between(100, 200), 'underConstruction']]);
    const done = report(stage, 'milestone', phrase(random, stage.phrases.milestone), [name], {
      period: random.between(40, 90),
    });
    return scene(stage, [source], [done], { kind: 'milestone-unrecorded', report: 0 });
  },
  'counted-twice/artefact': (stage) => {
    const { random, name, now } = stage;
    const source = stateSource(name, now, [
      [random.between(150, 250), 'underConstruction'],
      [random.between(3, 14), 'operating'],
    ]);
    const [first, second] = ['a', 'b'].map((task) =>
      report(stage, 'done', phrase(random, stage.phrases.closed), [name], {
        task,
        plan: task,
        unit: `${task}局`,
        ago: task === 'a' ? 1 : 0,
        period: random.between(26, 90),
      }),
    );
    if (first === undefined || second === undefined) throw new Error('two reports');
    return scene(stage, [source], [first, second], { kind: 'counted-twice', report: 1 });
  },
  'counted-twice/increase': (stage) => {
    const { random, name } = stage;
    const of = counted(stage);
    const readings = series(stage, of, { count: 12, noise: 0.1, age: random.between(2, 10) });
    const rise = Math.max(1, lastShown(of, readings) - lastShown(of, readings, 1));
    const part = random.between(0.8, 1);
    const said = Math.max(1, Math.floor(rise * part));
    const [first, second] = ['a', 'b'].map((task) =>
      report(stage, 'on-plan', figurePhrase(random, stage.phrases.added, of, said, 0), [name], {
        task,
        plan: task,
        unit: `${task}局`,
        ago: 0.2,
        period: 30,
      }),
    );
    if (first === undefined || second === undefined) throw new Error('two reports');
    return scene(stage, [figureSource(name, of, readings)], [first, second], {
      kind: 'counted-twice',
      report: 1,
    });
  },
  'repeated/nothing-named': (stage) => {
    const { random } = stage;
    const words = phrase(random, stage.phrases.onPlan);
    const again = random.chance(0.5) ? words : words.replaceAll('，', ', ');
    return scene(
      stage,
      [],
      [report(stage, 'on-plan', words, [], { ago: 31 }), report(stage, 'on-plan', again, [], { ago: 0 })],
      { kind: 'repeated', report: 1 },
    );
  },
};

export { counted, series, shownOf, subject };
