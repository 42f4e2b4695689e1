import { LineChart as Line } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { formatDateTime } from '../text/format-time.ts';
import { useColours } from '../ui/use-colours.ts';
import styles from './chart.module.css';
import { timeFrame } from './time-frame.ts';

register([Line, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

export interface LinePoint {
  readonly at: string;
  readonly value: number;
}

/** One line over time. Load it lazily: it brings ECharts. */
export function LineChart({
  label,
  points,
  format,
  step = false,
}: {
  readonly label: string;
  readonly points: readonly LinePoint[];
  readonly format: (value: number) => string;
  /** The value holds until the next point. */
  readonly step?: boolean;
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
      series: [
        {
          type: 'line',
          data: points.map((point) => [point.at, point.value]),
          step: step ? 'end' : false,
          showSymbol: points.length < 30,
          symbolSize: 5,
          color: colours('--jade'),
          lineStyle: { width: 2 },
        },
      ],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [label, points, format, step, colours]);
  return <div ref={box} className={styles['chart']} />;
}

function tooltip(items: unknown, format: (value: number) => string): string {
  const first: unknown = Array.isArray(items) ? items[0] : items;
  if (typeof first !== 'object' || first === null || !('value' in first) || !Array.isArray(first.value))
    return '';
  const [at, value] = first.value;
  return `${formatDateTime(String(at))}\n${format(Number(value))}`;
}
