import type { PolicyRecord, RecordType } from '@yuheng/kernel/record-type';
import { theId } from '@yuheng/kernel/record-type';

type Row = { readonly id: string; readonly units: readonly string[]; readonly by: string };

const recordOf = ({ id, units, by }: Row, tags: PolicyRecord['tags'] = {}): PolicyRecord => ({
  id,
  units,
  tags: { ...tags, by: [by] },
});

const coverageCase: RecordType = {
  name: 'case',
  inputs: { case: theId },
  missing: 'case-not-found',
  async find({ database }, ids) {
    const rows = await database.query<Row>(
      'select id, units, created_by as by from network.coverage_case where id::text = any($1)',
      [ids],
    );
    return rows.map((row) => recordOf(row));
  },
};

/** A computed coverage is of whoever its case is of. */
const run: RecordType = {
  name: 'run',
  inputs: { run: theId },
  missing: 'run-not-found',
  async find({ database }, ids) {
    const rows = await database.query<Row>(
      `select run.id, units, asked_by as by
       from network.coverage_run run join network.coverage_case on coverage_case.id = case_id where run.id::text = any($1)`,
      [ids],
    );
    return rows.map((row) => recordOf(row));
  },
};

const sitePlan: RecordType = {
  name: 'site-plan',
  inputs: { plan: theId, first: theId, second: theId },
  missing: 'site-plan-not-found',
  async find({ database }, ids) {
    const rows = await database.query<Row & { readonly city: string }>(
      'select id, units, asked_by as by, city from network.site_plan where id::text = any($1)',
      [ids],
    );
    return rows.map((row) => recordOf(row, { city: [row.city] }));
  },
};

const ledgerImport: RecordType = {
  name: 'ledger-import',
  inputs: { job: theId },
  missing: 'ledger-not-found',
  async find({ database }, ids) {
    const rows = await database.query<Row & { readonly kind: string }>(
      'select job as id, units, sent_by as by, kind from network.ledger_import where job = any($1)',
      [ids],
    );
    return rows.map((row) => recordOf(row, { kind: [row.kind] }));
  },
};

/** A picture of a floor plan, with the indoor systems whose designs show it. */
const floorPicture: RecordType = {
  name: 'floor-picture',
  inputs: { picture: theId },
  missing: 'picture-not-found',
  async find({ database }, ids) {
    const rows = await database.query<Row & { readonly systems: readonly string[] }>(
      `select id, units, saved_by as by, array(
         select system from network.indoor_design where design -> 'picture' ->> 'id' = picture.id::text) as systems
       from network.floor_picture as picture where id::text = any($1)`,
      [ids],
    );
    return rows.map((row) => recordOf(row, { system: row.systems }));
  },
};

/** What of the pack's own tables belongs to somebody; a design belongs to its indoor system, which is facts. */
export const records = [coverageCase, run, sitePlan, ledgerImport, floorPicture];
