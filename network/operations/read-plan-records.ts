import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { PlanRecordsShape, recordsOf } from '../rules/plan-records.ts';
import { demandsOfCity } from '../store/city-demands.ts';

/** What is recorded of a city that its plans are made from, as a map shows it: demands, candidates and zone rules, whatever their state. */
export const readPlanRecords = defineOperation({
  name: 'read-plan-records',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ city: Type.String({ minLength: 1, maxLength: 500 }) }),
  output: PlanRecordsShape,
  async handle({ city }, { kernel: { facts } }) {
    if ((await facts.get(city)) === null) throw new Problem('network.city-not-found');
    const of = async (type: string) =>
      (await facts.query({ types: [type], q: `city==${JSON.stringify(city)}` })).entities;
    const { own } = await demandsOfCity(facts, city);
    return recordsOf(own, await of('CandidateSite'), await of('ZoneRule')) as never;
  },
});
