import type { Json } from '../model/entity.ts';
import { oneOrList } from '../model/stated.ts';
import { shows } from '../query/projection.ts';
import { representPast } from '../temporal/represent-past.ts';
import type { Evolution } from '../temporal/temporal-selection.ts';
import type { TemporalRequest } from './temporal-request.ts';

/** The temporal evolution of an entity on the wire, or null when `pick` and `omit` leave nothing of it. */
export function representEvolution(
  { id, types, createdAt, modifiedAt, names, instances, aggregates }: Evolution,
  as: TemporalRequest['as'],
): Record<string, Json> | null {
  const whole: Record<string, Json> = {
    id,
    type: oneOrList(types),
    ...(as.sysAttrs ? { createdAt, modifiedAt } : {}),
    ...(aggregates ?? representPast(instances, names, as)),
  };
  const shown = Object.entries(whole).filter(([name]) => shows(as.shown, name));
  return shown.length === 0 ? null : Object.fromEntries(shown);
}
