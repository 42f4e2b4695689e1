import { TENANT } from '../facts/store/shard.ts';
import type { Actor } from '../identity/actor.ts';
import { type RecordType, theId, unitsOf } from '../policy/record-type.ts';

/** A job, as policies know it: of whoever asked for it. */
export const jobRecord: RecordType = {
  name: 'job',
  inputs: { id: theId },
  missing: 'not-found',
  events: { job: 'job' },
  async find({ database }, ids) {
    const rows = await database.query<{ id: string; type: string; actor: Actor }>(
      'select id, type, actor from jobs.job where tenant = $1 and id::text = any($2)',
      [TENANT, ids],
    );
    return rows.map(({ id, type, actor }) => ({
      id,
      units: unitsOf(actor),
      tags: { type: [type], by: [actor.id] },
    }));
  },
};
