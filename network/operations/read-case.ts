import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import type { CoverageCase } from '../case/coverage-case.ts';
import { AreaShape, caseFields } from '../rules/case-shape.ts';
import { readStoredCase } from '../store/case-store.ts';
import { namesOf } from '../store/station-facts.ts';

/** A case with all that it says; names of its sites where they are stations of the facts. */
export const readCaseOperation = defineOperation({
  name: 'read-case',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ case: Type.String({ format: 'uuid' }) }),
  output: Type.Object({
    ...caseFields,
    /** As `save-case` takes it. */
    given: Type.Unsafe<CoverageCase>(Type.Unknown()),
    area: Type.Union([AreaShape, Type.Null()]),
    names: Type.Record(Type.String(), Type.String()),
  }),
  async handle(input, { kernel }) {
    const stored = await readStoredCase(kernel.database, input.case);
    const ids = stored.given.sites.map(({ id }) => id);
    const { names } = await namesOf(kernel.facts, ids);
    return {
      ...stored,
      assumed: [...stored.assumed],
      area: stored.area as never,
      names: Object.fromEntries(names),
    };
  },
});
