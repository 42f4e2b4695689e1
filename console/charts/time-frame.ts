import { formatDate } from '../text/format-time.ts';

/** What every chart over time shares: type, grid, tooltip and axes; series, and what an axis has besides, are the chart's own. */
export function timeFrame(
  box: HTMLElement,
  colours: (token: string) => string,
  {
    label,
    format,
    tooltip,
  }: {
    readonly label: string;
    readonly format: (value: number) => string;
    /** Of the items under the pointer, as ECharts gives them. */
    readonly tooltip: (items: unknown) => string;
  },
) {
  const axisLabel = { color: colours('--ink-soft') };
  return {
    animation: false,
    aria: { enabled: true, label: { description: label } },
    textStyle: { fontFamily: getComputedStyle(box.ownerDocument.body).fontFamily },
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
      formatter: tooltip,
    },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: colours('--edge') } },
      splitNumber: 4,
      axisLabel: {
        ...axisLabel,
        hideOverlap: true,
        formatter: (time: number) => formatDate(new Date(time).toISOString()),
      },
    },
    yAxis: {
      type: 'value',
      scale: true,
      axisLine: { show: false },
      axisLabel: { ...axisLabel, hideOverlap: true, formatter: format },
      splitNumber: 3,
      splitLine: { lineStyle: { color: colours('--hairline') } },
    },
  } as const;
}
