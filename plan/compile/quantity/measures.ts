import type { Unit, UnitKind } from './quantity.ts';

type Row = readonly [kind: UnitKind, units: string, code: string | null, factor: number];

/**
 * UN/CEFACT Recommendation 20 codes; ISO 4217 for money, in minor units. The factor turns the written unit into the
 * coded one. Without a code the unit is kept as it is written.
 */
const rows: readonly Row[] = [
  ['money', '元 元人民币 圆', 'CNY', 100],
  ['money', '角', 'CNY', 10],
  ['money', '美元 美金', 'USD', 100],
  ['money', '欧元', 'EUR', 100],
  ['money', '港元 港币', 'HKD', 100],
  ['money', '日元', 'JPY', 1],
  ['money', '英镑', 'GBP', 100],
  ['share', '% ％ 个百分点 百分点 个点', 'P1', 1],
  ['share', '‰ 个千分点', 'P1', 0.1],
  ['share', '倍', 'C62', 1],
  ['size', '平方公里 平方千米 km2 km²', 'KMK', 1],
  ['size', '平方米 平米 平方 ㎡ m2 m²', 'MTK', 1],
  ['size', '公顷 hm2 hm²', 'HAR', 1],
  ['size', '亩', 'HAR', 1 / 15],
  ['size', '公里 千米 km', 'KMT', 1],
  ['size', '里', 'MTR', 500],
  ['size', '海里', 'NMI', 1],
  ['size', '米 延米 m', 'MTR', 1],
  ['size', '厘米 cm', 'CMT', 1],
  ['size', '毫米 mm', 'MMT', 1],
  ['size', '微米', '4H', 1],
  ['size', '纳米 nm', 'C45', 1],
  ['size', '立方米 方 立方 m3 m³', 'MTQ', 1],
  ['size', '升', 'LTR', 1],
  ['size', '吨 t 吨标准煤 吨标煤 吨煤 吨标准油 tce 吨碳 吨油当量 吨二氧化碳 吨二氧化碳当量', 'TNE', 1],
  [
    'size',
    '千克 公斤 kg 千克标准煤 千克标煤 公斤标准煤 公斤标煤 千克煤 千克标准油 千克油当量 kgce',
    'KGM',
    1,
  ],
  ['size', '斤', 'KGM', 0.5],
  ['size', '克 克标准煤 克标煤 克煤 gce', 'GRM', 1],
  ['size', '千瓦时 度 度电 kWh', 'KWH', 1],
  ['size', '兆瓦时 MWh', 'MWH', 1],
  ['size', '吉瓦时 GWh', 'GWH', 1],
  ['size', '千瓦 kW KW', 'KWT', 1],
  ['size', '瓦 W', 'WTT', 1],
  ['size', '兆瓦 MW', 'MAW', 1],
  ['size', '吉瓦 GW', 'A90', 1],
  ['size', '千伏安 kVA', 'KVA', 1],
  ['size', '兆伏安 MVA', 'MVA', 1],
  ['size', '千伏 kV', 'KVT', 1],
  ['size', 'MHz 兆赫 兆赫兹', 'MHZ', 1],
  ['size', 'GHz 吉赫 吉赫兹', 'A86', 1],
  ['size', 'Mbps Mb/s 兆比特每秒 Mbit/s 兆比特/秒', 'E20', 1],
  ['size', 'Gbps Gb/s 吉比特每秒 Gbit/s 吉比特/秒', 'B80', 1],
  ['size', 'Tbps Tb/s Tbit/s 太比特每秒', 'E84', 1],
  ['size', 'GB 吉字节', 'E34', 1],
  ['size', 'TB 太字节', 'E35', 1],
  ['size', 'PB', 'E36', 1],
  ['size', '摄氏度 ℃', 'CEL', 1],
  ['size', '分贝 dB', '2N', 1],
  ['size', '微克/立方米 微克每立方米 μg/m3 μg/m³ ug/m3', 'GQ', 1],
  ['size', '毫克/升 毫克每升 mg/L', 'M1', 1],
  ['size', '公里/小时 km/h', 'KMH', 1],
  [
    'size',
    '兆 兆瓦峰 载重吨 总吨 吨公里 人公里 吨位 蒸吨 标准立方米 车公里 芯公里 皮长公里 车道公里',
    null,
    1,
  ],
  ['size', 'EB ZB EFLOPS PFLOPS TFLOPS EFlops PFlops TFlops Eflops Pflops P T', null, 1],
  ['time', '毫秒 ms', 'C26', 1],
  ['time', '秒 秒钟', 'SEC', 1],
  ['time', '分钟', 'MIN', 1],
  ['time', '小时 个小时', 'HUR', 1],
  ['time', '天 个工作日 工作日 个自然日', 'DAY', 1],
  ['time', '周', 'WEE', 1],
  ['time', '个月', 'MON', 1],
  ['time', '岁 周岁', 'ANN', 1],
  ['size', '分 星', 'C62', 1],
];

/** Words that measure. */
export const measures: ReadonlyMap<string, Omit<Unit, 'text'>> = new Map(
  rows.flatMap(([kind, units, code, factor]) =>
    units.split(' ').map((unit) => [unit, { kind, base: code === null ? null : { code, factor } }] as const),
  ),
);
