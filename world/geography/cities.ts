import type { Position } from './plane.ts';

export interface City {
  /** GB/T 2260. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** Roughly the middle of the built-up area. */
  readonly position: Position;
  /** Residents on 2020-11-01, seventh national census. */
  readonly population: number;
  /** Share of the synthetic companies that are registered here, as a weight; invented. */
  readonly industry: number;
}

/**
 * The 17 prefecture-level cities of Henan and Jiyuan, which the province governs directly.
 * Names and codes: GB/T 2260. Populations: 河南省第七次全国人口普查公报 (2021), 99,365,519 in all.
 * Positions are to about a kilometre. Everything else in this world is invented.
 */
export const cities: readonly [City, ...City[]] = [
  city('410100', '郑州市', 'Zhengzhou', [113.625, 34.747], 12_600_574, 42),
  city('410200', '开封市', 'Kaifeng', [114.307, 34.797], 4_824_016, 4),
  city('410300', '洛阳市', 'Luoyang', [112.454, 34.62], 7_056_699, 14),
  city('410400', '平顶山市', 'Pingdingshan', [113.193, 33.766], 4_987_137, 3),
  city('410500', '安阳市', 'Anyang', [114.392, 36.098], 5_477_614, 3),
  city('410600', '鹤壁市', 'Hebi', [114.297, 35.748], 1_565_973, 4),
  city('410700', '新乡市', 'Xinxiang', [113.927, 35.303], 6_251_929, 6),
  city('410800', '焦作市', 'Jiaozuo', [113.242, 35.216], 3_521_078, 3),
  city('410900', '濮阳市', 'Puyang', [115.029, 35.762], 3_772_088, 2),
  city('411000', '许昌市', 'Xuchang', [113.853, 34.036], 4_379_998, 6),
  city('411100', '漯河市', 'Luohe', [114.017, 33.582], 2_367_490, 2),
  city('411200', '三门峡市', 'Sanmenxia', [111.2, 34.773], 2_034_872, 2),
  city('411300', '南阳市', 'Nanyang', [112.528, 32.991], 9_713_112, 5),
  city('411400', '商丘市', 'Shangqiu', [115.656, 34.414], 7_816_831, 2),
  city('411500', '信阳市', 'Xinyang', [114.091, 32.147], 6_234_401, 3),
  city('411600', '周口市', 'Zhoukou', [114.697, 33.626], 9_026_015, 2),
  city('411700', '驻马店市', 'Zhumadian', [114.022, 33.012], 7_008_427, 2),
  city('419001', '济源市', 'Jiyuan', [112.602, 35.067], 727_265, 2),
];

/** The provincial capital comes first. */
export const capital = cities[0];

/** Without 市, as it stands in front of other names: 郑州. */
export function shortName({ name }: City): string {
  return name.slice(0, -1);
}

function city(
  code: string,
  name: string,
  nameEn: string,
  position: Position,
  population: number,
  industry: number,
): City {
  return { code, name, nameEn, position, population, industry };
}
