import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { readCase } from '../case/coverage-case.ts';
import { changedCase, SiteChange } from '../rules/site-changes.ts';
import { readStoredCase } from '../store/case-store.ts';
import { keepCase } from '../store/keep-case.ts';

/** Keeps a case with other places, heights or antennas as a case of its own; the one before stays. */
export const changeCase = defineOperation({
  name: 'change-case',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({
    case: Type.String({ format: 'uuid' }),
    name: Type.String({ minLength: 1, maxLength: 200 }),
    changes: Type.Array(SiteChange, { minItems: 1, maxItems: 1000 }),
  }),
  output: Type.Object({ case: Type.String() }),
  async handle({ name, changes, ...input }, { kernel, actor }) {
    const {
      id: parent,
      given,
      model,
      terrain,
      area,
      assumed,
    } = await readStoredCase(kernel.database, input.case);
    const changed = readCase(changedCase(given, changes));
    return {
      case: await keepCase(kernel, actor, { name, model, terrain, given: changed, area, assumed, parent }),
    };
  },
});
