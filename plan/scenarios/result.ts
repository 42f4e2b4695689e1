import { TextView } from '@yuheng/kernel/measure-view';
import Type, { type Static } from 'typebox';
import { TargetForecast } from '../board/target-forecast.ts';
import { ForecastView, Lamp, TargetView } from '../board/view.ts';

const Nullable = Type.Union([Type.Number(), Type.Null()]);
const Fan = Type.Array(TargetForecast.properties.forecast.anyOf[0].properties.fan.items);

/** A target under a scenario, beside what it is without; figures as the document counts. */
export const ScenarioTarget = Type.Object({
  /** As the board shows it. */
  target: TargetView,
  planTitle: Type.String(),
  /** The scenario changes facts that its measure hears; else all below repeats what is. */
  concerned: Type.Boolean(),
  lamp: Lamp,
  reason: TargetView.properties.reason,
  forecast: Type.Union([ForecastView, Type.Null()]),
  fan: Fan,
  /** Of what is without it. */
  realFan: Fan,
  /** The figure with the scenario and without at each time at which it changes, all else as it stands today. */
  trace: Type.Array(Type.Object({ at: Type.String(), without: Nullable, with: Nullable })),
});
export type ScenarioTarget = Static<typeof ScenarioTarget>;

/** A measure that no target of a plan at work is bound to, at the time when the last line has come true; in its own unit. */
export const ScenarioFigure = Type.Object({
  measure: Type.String(),
  title: TextView,
  unit: Type.String(),
  decimals: Type.Integer(),
  at: Type.String(),
  without: Nullable,
  with: Nullable,
});

/** What an evaluation of a scenario says. */
export const ScenarioOutcome = Type.Object({
  /** Base time: the facts as they stood then. */
  at: Type.String(),
  /** Digest of what the lines come to and of what they touch. */
  ground: Type.String(),
  /** Measure -> the real measurement that stands beside. */
  bases: Type.Record(Type.String(), Type.String()),
  targets: Type.Array(ScenarioTarget),
  figures: Type.Array(ScenarioFigure),
  /** What each line comes to. */
  lines: Type.Array(
    Type.Object({
      line: Type.Integer(),
      entities: Type.Integer(),
      first: Type.String(),
      last: Type.String(),
    }),
  ),
});
export type ScenarioOutcome = Static<typeof ScenarioOutcome>;

/** Why a result does not hold any more: the scenario was changed; facts behind its measures; what its lines speak of. */
export const Staleness = Type.Enum(['changed', 'facts', 'ground', 'impossible']);
export type Staleness = Static<typeof Staleness>;
