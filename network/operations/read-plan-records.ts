import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { PlanRecordsShape, recordsOf } from '../rules/plan-records.ts';
import { cityRecords } from '../store/city-records.ts';

/** What is recorded of a city that its plans are made from, as a map shows it: demands, candidates and zone rules, whatever their state. */
export const readPlanRecords = defineOperation({
  name: 'read-plan-records',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ city: Type.String({ minLength: 1, maxLength: 500 }) }),
  output: PlanRecordsShape,
  async handle({ city }, { kernel: { facts } }) {
    if ((await facts.get(city)) === null) throw new Problem('network.city-not-found');
    const records = cityRecords(facts);
    const [demands, candidates, zones] = [
      await records.of('SiteDemand', city),
      await records.of('CandidateSite', city),
      await records.of('ZoneRule', city),
    ];
    return recordsOf(demands, candidates, zones) as never;
  },
});
