import { queryOptions } from '@tanstack/react-query';
import { ofMeasurement } from '@yuheng/console/data/figures';
import { get } from '@yuheng/console/data/request';
import type { Answer } from '../answers.ts';

export type AreaCoverage = Answer<'read-area-coverage'>;
export type CellCoverage = Answer<'read-cell-coverage'>;

export function areaCoverageQuery(measurement: string, area: string) {
  return queryOptions({
    queryKey: ['area-coverage', area, measurement],
    queryFn: ({ signal }) =>
      get<AreaCoverage>('/api/network/read-area-coverage', { measurement, area }, signal),
    ...ofMeasurement(area),
  });
}

export function cellCoverageQuery(measurement: string, cell: string) {
  return queryOptions({
    queryKey: ['cell-coverage', cell, measurement],
    queryFn: ({ signal }) =>
      get<CellCoverage>('/api/network/read-cell-coverage', { measurement, cell }, signal),
    ...ofMeasurement(cell),
  });
}
