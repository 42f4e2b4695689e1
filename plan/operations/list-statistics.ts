import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { figureCode, officialFigure } from '../statistics/figure-facts.ts';
import { listStatistics } from '../store/statistics-store.ts';

const Count = Type.Integer({ minimum: 0 });

/** Files of official statistics that were imported, and the indicators that they brought, each with its newest figure. */
export const listStatisticsOperation = defineOperation({
  name: 'list-statistics',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({}),
  output: Type.Object({
    files: Type.Array(
      Type.Object({
        sha256: Type.String(),
        name: Type.String(),
        importedAt: Type.String(),
        rows: Count,
        created: Count,
        corrected: Count,
        unchanged: Count,
        rejected: Count,
      }),
    ),
    indicators: Type.Array(
      Type.Object({
        indicator: Type.String(),
        area: Type.String(),
        unit: Type.String(),
        /** Of the newest period; money in integer fen, as a measure has it. */
        value: Type.Number(),
        period: Type.String(),
        source: Type.String(),
        periods: Count,
        /** The measure of it; null until somebody makes it one. */
        measure: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
  }),
  async handle(_input, { kernel }) {
    const files = await kernel.records.of(
      'plan.statistics',
      await listStatistics(kernel.database),
      ({ sha256 }) => sha256,
    );
    const { entities } = await kernel.facts.query({ types: [officialFigure] });
    const known = new Set(kernel.measures.known().map(({ definition }) => definition.code));
    const figures = entities.flatMap(({ facts }) => {
      const text = (name: string) => String(facts[name]?.value ?? '');
      const { value, unitCode } = facts['value'] ?? {};
      if (typeof value !== 'number') return [];
      const [indicator, area, period, source] = ['indicator', 'area', 'period', 'source'].map(text) as [
        string,
        string,
        string,
        string,
      ];
      const unit = unitCode ?? 'C62';
      return [
        { indicator, area, period, source, unit, value: unit === 'CNY' ? Math.round(value * 100) : value },
      ];
    });
    const groups = Map.groupBy(figures, ({ indicator, area }) => JSON.stringify([indicator, area]));
    const indicators = [...groups.values()].flatMap((group) => {
      const newest = group.toSorted((a, b) => (a.period < b.period ? 1 : -1))[0];
      if (newest === undefined) return [];
      const code = figureCode(newest.indicator, newest.area);
      return [{ ...newest, periods: group.length, measure: known.has(code) ? code : null }];
    });
    return {
      files: files.map(({ sha256, name, importedAt, report }) => ({
        sha256,
        name,
        importedAt,
        ...report,
        rejected: report.rejected.length,
      })),
      indicators: indicators.toSorted((a, b) =>
        a.indicator === b.indicator ? (a.area < b.area ? -1 : 1) : a.indicator < b.indicator ? -1 : 1,
      ),
    };
  },
});
