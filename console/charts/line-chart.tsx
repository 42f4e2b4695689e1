import { LineChart as Line } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { formatDate, formatDateTime } from '../text/format-time.ts';
import { useColours } from '../ui/use-colours.ts';
import styles from './chart.module.css';

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
    const axis = {
      axisLine: { lineStyle: { color: colours('--edge') } },
      axisLabel: { color: colours('--ink-soft') },
    };
    chart.setOption({
      animation: false,
      aria: { enabled: true, label: { description: label } },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: {
        left: 8,
        right: 16,
        top: 22,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: {
        trigger: 'axis',
        backgroundColor: colours('--panel'),
        borderColor: colours('--hairline'),
        textStyle: { color: colours('--ink') },
        renderMode: 'richText',
        formatter: (items: unknown) => tooltip(items, format),
      },
      xAxis: {
        type: 'time',
        ...axis,
        splitNumber: 4,
        axisLabel: {
          ...axis.axisLabel,
          hideOverlap: true,
          formatter: (time: number) => formatDate(new Date(time).toISOString()),
        },
      },
      yAxis: {
        type: 'value',
        scale: true,
        ...axis,
        axisLine: { show: false },
        axisLabel: { ...axis.axisLabel, formatter: format },
        splitNumber: 3,
        splitLine: { lineStyle: { color: colours('--hairline') } },
      },
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
