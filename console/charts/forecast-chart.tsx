import { LineChart as Line } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { formatDate } from '../text/format-time.ts';
import { useColours } from '../ui/use-colours.ts';
import styles from './chart.module.css';
import type { LinePoint } from './line-chart.tsx';
import { timeFrame } from './time-frame.ts';

register([Line, GridComponent, TooltipComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

export interface FanPoint {
  readonly at: string;
  readonly median: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
}

const nothing: readonly number[] = [];

/** History, its forecast as a fan, the goal and the straight way to it. Load it lazily: it brings ECharts. */
export function ForecastChart({
  label,
  history,
  fan,
  line,
  goal,
  format,
  decimals,
  within = nothing,
}: {
  readonly label: string;
  readonly history: readonly LinePoint[];
  /** From the newest point of the history on; empty without a forecast. */
  readonly fan: readonly FanPoint[];
  /** The steady pace to the goal; empty where there is none. */
  readonly line: readonly LinePoint[];
  readonly goal: { readonly value: number; readonly text: string } | null;
  readonly format: (value: number) => string;
  /** How many decimals `format` shows: the ticks are no closer than that. */
  readonly decimals: number;
  /** Values that the scale takes in as well: what the chart beside it shows. */
  readonly within?: readonly number[];
}) {
  const box = useRef<HTMLDivElement>(null);
  const colours = useColours();
  useEffect(() => {
    if (box.current === null) return;
    const chart = init(box.current, undefined, { renderer: 'svg' });
    const at = (points: readonly LinePoint[]) => points.map(({ at: time, value }) => [time, value]);
    const seen = [...(goal === null ? [] : [goal.value]), ...within];
    const quiet = { type: 'line', showSymbol: false, silent: true } as const;
    const frame = timeFrame(box.current, colours, {
      label,
      format,
      tooltip: (items) => tooltip(items, history, fan, format),
    });
    chart.setOption({
      ...frame,
      yAxis: {
        ...frame.yAxis,
        minInterval: 10 ** -decimals,
      },
      series: [
        // Nothing to look at: the scale takes these in, and still begins and ends at round values.
        {
          ...quiet,
          id: 'within',
          data: seen.map((value) => [history[0]?.at ?? fan[0]?.at, value]),
          lineStyle: { opacity: 0 },
        },
        ...band(
          '95',
          0.14,
          fan.map((point) => [point.at, point.low95, point.high95]),
          colours('--ink-blue'),
        ),
        ...band(
          '80',
          0.22,
          fan.map((point) => [point.at, point.low80, point.high80]),
          colours('--ink-blue'),
        ),
        {
          ...quiet,
          id: 'median',
          silent: false,
          data: fan.map((point) => [point.at, point.median]),
          color: colours('--ink-blue'),
          lineStyle: { width: 1.6, type: [6, 3] },
        },
        {
          ...quiet,
          id: 'line',
          data: at(line),
          color: colours('--ink-soft'),
          lineStyle: { width: 1.2, type: 'dotted' },
        },
        {
          type: 'line',
          id: 'history',
          data: at(history),
          showSymbol: history.length < 30,
          symbolSize: 5,
          color: colours('--jade'),
          lineStyle: { width: 2 },
          z: 3,
          ...(goal === null
            ? {}
            : {
                markLine: {
                  silent: true,
                  symbol: 'none',
                  data: [{ yAxis: goal.value }],
                  lineStyle: { color: colours('--ink'), type: 'solid', width: 1.5 },
                  label: { formatter: goal.text, position: 'insideStartTop', color: colours('--ink') },
                },
              }),
        },
      ],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [label, history, fan, line, goal, format, decimals, within, colours]);
  return <div ref={box} className={styles['chart']} />;
}

type Row = readonly [at: string, low: number, high: number];

/** A band is two lines stacked upon each other: one that is not seen, and what lies above it. */
function band(id: string, opacity: number, rows: readonly Row[], colour: string): readonly object[] {
  const shared = {
    type: 'line',
    stack: id,
    stackStrategy: 'all',
    showSymbol: false,
    silent: true,
    lineStyle: { opacity: 0 },
    color: colour,
  } as const;
  return [
    { ...shared, id: `low${id}`, data: rows.map(([at, low]) => [at, low]) },
    {
      ...shared,
      id: `high${id}`,
      data: rows.map(([at, low, high]) => [at, high - low]),
      areaStyle: { color: colour, opacity },
    },
  ];
}

function tooltip(
  items: unknown,
  history: readonly LinePoint[],
  fan: readonly FanPoint[],
  format: (value: number) => string,
): string {
  const first: unknown = Array.isArray(items) ? items[0] : items;
  if (typeof first !== 'object' || first === null || !('value' in first) || !Array.isArray(first.value))
    return '';
  const at = String(first.value[0]);
  const known = history.find((point) => point.at === at);
  if (known !== undefined) return `${formatDate(at)}\n${format(known.value)}`;
  const ahead = fan.find((point) => point.at === at);
  if (ahead === undefined) return '';
  const { median, low80, high80, low95, high95 } = ahead;
  return `${formatDate(at)}\n≈ ${format(median)}\n80%: ${format(low80)} – ${format(high80)}\n95%: ${format(low95)} – ${format(high95)}`;
}
