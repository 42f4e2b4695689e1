import { csvRecords } from '@yuheng/kernel/csv-records';
import { Problem } from '@yuheng/kernel/problem';
import type { LonLat } from '../coordinates/offset-systems.ts';
import names from './drive-test-names.json' with { type: 'json' };

/** One measurement of a drive test. */
export interface Sample extends LonLat {
  /** Absent where the file has no column for it. */
  readonly site?: string;
  readonly cell: string;
  /** SS-RSRP, dBm. */
  readonly level: number;
  /** Of the file, from 1. */
  readonly line: number;
}

const required = ['longitude', 'latitude', 'cell', 'level'] as const;

/**
 * Reads a drive test (路测): CSV (RFC 4180) with a line of names, in any order, with any further columns.
 * @throws Problem `network.bad-drive-test` with the line
 */
export function readDriveTest(file: string, text: string): readonly Sample[] {
  const wrong = (line: number, reason: string) =>
    new Problem('network.bad-drive-test', { file, line, reason });
  const [head, ...records] = csvRecords(text);
  const heads = (head?.fields ?? []).map((name) => name.trim().toLowerCase());
  const columnOf = (what: keyof typeof names) => heads.findIndex((name) => names[what].includes(name));
  const missing = required.find((what) => columnOf(what) < 0);
  if (missing !== undefined) throw wrong(1, `${missing}?`);
  const [longitudes, latitudes, cells, levels] = required.map(columnOf);
  const sites = columnOf('site');
  return records
    .filter(({ fields }) => fields.some((field) => field.trim() !== ''))
    .map(({ line, fields }) => {
      const numberIn = (column = -1, what = '', least = 0, most = 0) => {
        const field = fields[column]?.trim() ?? '';
        const value = field === '' ? Number.NaN : Number(field);
        if (!(value >= least && value <= most)) throw wrong(line, `${what} = ${field.slice(0, 40)}`);
        return value;
      };
      const cell = fields[cells ?? -1]?.trim() ?? '';
      if (cell === '') throw wrong(line, 'cell?');
      return {
        longitude: numberIn(longitudes, 'longitude', -180, 180),
        latitude: numberIn(latitudes, 'latitude', -90, 90),
        ...(sites < 0 ? {} : { site: fields[sites]?.trim() ?? '' }),
        cell,
        level: numberIn(levels, 'level', -200, 50),
        line,
      };
    });
}
