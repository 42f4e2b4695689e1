import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import { defineOperation } from '../../packs/operation.ts';
import { parseId, parseTime } from '../model/parse-name.ts';
import type { HourOfHistory } from '../store/history-hours.ts';

/** Hours of ten years. */
const HOURS_LIMIT = 87_840;
const HOUR_MS = 3_600_000;

export const readAggregate = defineOperation({
  name: 'read-aggregate',
  kind: 'query',
  permission: 'facts.read',
  input: Type.Object({
    entity: Type.String({ minLength: 1, maxLength: 1024 }),
    attribute: Type.String({ minLength: 1, maxLength: 512 }),
    from: Type.String(),
    to: Type.String(),
    period: Type.Optional(Type.Union([Type.Literal('hour'), Type.Literal('day')])),
  }),
  output: Type.Object({
    periods: Type.Array(
      Type.Object({
        from: Type.String(),
        count: Type.Integer(),
        sum: Type.Number(),
        minimum: Type.Number(),
        maximum: Type.Number(),
      }),
    ),
  }),
  async handle({ entity, attribute, from, to, period = 'hour' }, { kernel }) {
    const times = { from: parseTime(from, 'from'), to: parseTime(to, 'to') };
    const hours = (Date.parse(times.to) - Date.parse(times.from)) / HOUR_MS;
    if (hours > HOURS_LIMIT) throw new Problem('facts.bad-time', { where: 'to', value: to });
    const found = await kernel.facts.hours({ entity: parseId(entity), attribute, ...times });
    return { periods: byPeriod(found, period === 'day' ? 10 : 13) };
  },
});

/** Hours with the same beginning of their text together: ten characters are a day of UTC. */
function byPeriod(hours: readonly HourOfHistory[], length: number) {
  const periods = new Map<
    string,
    { from: string; count: number; sum: number; minimum: number; maximum: number }
  >();
  for (const { hour, count, sum, minimum, maximum } of hours) {
    const key = hour.slice(0, length);
    const before = periods.get(key);
    periods.set(key, {
      from: before?.from ?? `${key}${'T00:00:00.000Z'.slice(length - 10)}`,
      count: (before?.count ?? 0) + count,
      sum: (before?.sum ?? 0) + sum,
      minimum: Math.min(before?.minimum ?? minimum, minimum),
      maximum: Math.max(before?.maximum ?? maximum, maximum),
    });
  }
  return [...periods.values()];
}
