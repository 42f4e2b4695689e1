import { LineChart as Line } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { formatDateTime } from '../text/format-time.ts';
import { useColours } from '../ui/use-colours.ts';
import styles from './chart.module.css';
import { timeFrame } from './time-frame.ts';

register([Line, GridComponent, TooltipComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

export interface LinePoint {
  readonly at: string;
  readonly value: number;
}

/** A moment that is marked in a chart, with its word. */
export interface LineMark {
  readonly at: string;
  readonly text: string;
}

const noMarks: readonly LineMark[] = [];

/** One line over time. Load it lazily: it brings ECharts. */
export function LineChart({
  label,
  points,
  format,
  step = false,
  marks = noMarks,
}: {
  readonly label: string;
  readonly points: readonly LinePoint[];
  readonly format: (value: number) => string;
  /** The value holds until the next point. */
  readonly step?: boolean;
  readonly marks?: readonly LineMark[];
}) {
  const box = useRef<HTMLDivElement>(null);
  const colours = useColours();
  useEffect(() => {
    if (box.current === null) return;
    const chart = init(box.current, undefined, { renderer: 'svg' });
    const frame = timeFrame(box.current, colours, {
      label,
      format,
      tooltip: (items) => tooltip(items, format),
    });
    chart.setOption({
      ...frame,
      // A mark behind the last reading is seen as well.
      xAxis: {
        ...frame.xAxis,
        max: (range: { max: number }) => Math.max(range.max, ...marks.map(({ at }) => Date.parse(at))),
      },
      // Whole numbers have no halves between them.
      yAxis: { ...frame.yAxis, minInterval: points.every(({ value }) => Number.isInteger(value)) ? 1 : 0 },
      series: [
        {
          type: 'line',
          data: points.map((point) => [point.at, point.value]),
          step: step ? 'end' : false,
          showSymbol: points.length < 30,
          symbolSize: 5,
          color: colours('--jade'),
          lineStyle: { width: 2 },
          markLine: {
            silent: true,
            symbol: 'none',
            data: marks.map(({ at, text }) => ({ xAxis: at, label: { formatter: text } })),
            lineStyle: { color: colours('--vermilion'), type: 'dashed', width: 1.5 },
            label: { position: 'end', align: 'right', color: colours('--vermilion-text') },
          },
        },
      ],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [label, points, format, step, marks, colours]);
  return <div ref={box} className={styles['chart']} />;
}

function tooltip(items: unknown, format: (value: number) => string): string {
  const first: unknown = Array.isArray(items) ? items[0] : items;
  if (typeof first !== 'object' || first === null || !('value' in first) || !Array.isArray(first.value))
    return '';
  const [at, value] = first.value;
  return `${formatDateTime(String(at))}\n${format(Number(value))}`;
}
