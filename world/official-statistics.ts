import { addMonths } from './model/calendar.ts';

/** Figures that bodies of the province would publish; no system of the world records them. */
interface Indicator {
  readonly indicator: string;
  readonly unit: string;
  readonly source: string;
  /** Months between the ends of its periods. */
  readonly every: 3 | 12;
  /** The oldest first; the last one is of the newest period that is published. */
  readonly values: readonly number[];
}

const indicators: readonly Indicator[] = [
  {
    indicator: '人工智能青年人才数',
    unit: '人',
    source: '省人力资源社会保障厅（合成）',
    every: 3,
    values: [3120, 3410, 3750, 4080, 4510, 4890, 5380, 5790, 6310, 6820, 7360, 7910, 8490],
  },
  {
    indicator: '人工智能高层次人才团队数',
    unit: '个',
    source: '省人力资源社会保障厅（合成）',
    every: 3,
    values: [4, 5, 5, 6, 8, 9, 9, 11, 12, 13, 15, 16, 17],
  },
  {
    // The bureau counts the core industry alone, so it says less than the revenue of all firms.
    indicator: '人工智能核心产业营业收入',
    unit: '亿元',
    source: '省统计局（合成）',
    every: 3,
    values: [178, 186, 195, 203, 213, 222, 232, 242, 254, 266, 278, 291, 303],
  },
  {
    indicator: '规模以上工业企业5G应用普及率中部六省位次',
    unit: '位',
    source: '省统计局（合成）',
    every: 12,
    values: [5, 4, 3],
  },
];

const area = '河南省';

/**
 * A file of official statistics as a statistical bureau would hand it out (CSV, a row a figure), invented throughout and marked so.
 * A quarter is published some seven weeks after its end, a year some eleven. @param today ISO 8601
 */
export function officialStatistics(today: string): string {
  const rows = indicators.flatMap(({ indicator, unit, source, every, values }) => {
    const newest = newestPublished(today, every);
    return values.map((value, index) => {
      const end = addMonths(newest, -every * (values.length - 1 - index));
      return [indicator, periodOf(end, every), area, value, unit, source, publication(end, every)].join(',');
    });
  });
  return `${['指标,时期,地区,数值,单位,来源,发布日期', ...rows].join('\n')}\n`;
}

/** The first day after the newest period of which the figure is out. */
function newestPublished(today: string, every: Indicator['every']): string {
  const now = new Date(today);
  const month = Math.floor(now.getUTCMonth() / every) * every;
  const end = new Date(Date.UTC(now.getUTCFullYear(), month, 1)).toISOString();
  return publication(end, every) <= today.slice(0, 10) ? end : addMonths(end, -every);
}

function publication(end: string, every: Indicator['every']): string {
  const day = every === 12 ? 20 : 18;
  return addMonths(end, every === 12 ? 2 : 1).slice(0, 8) + day;
}

function periodOf(end: string, every: Indicator['every']): string {
  const last = new Date(Date.parse(end) - 1);
  const year = last.getUTCFullYear();
  return every === 12 ? String(year) : `${year}Q${Math.floor(last.getUTCMonth() / 3) + 1}`;
}
