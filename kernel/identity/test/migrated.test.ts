import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { sha256 } from '../../audit/digest.ts';
import { migrate } from '../../store/migrate.ts';
import { testDatabase } from '../../store/test/test-database.ts';
import {
  callerOfPerson,
  PERSON_COLUMNS,
  PERSON_OPEN,
  PERSON_TABLES,
  type PersonRow,
} from '../directory/person-caller.ts';
import { callerOfKey, KEY_COLUMNS, KEY_TABLES, type KeyRow } from '../keys.ts';

const SQL = join(import.meta.dirname, '../../sql');
const BEFORE = /^00(?:[0-2]\d|3[0-5])-/;

it('roles that were given before they were held in a tenant hold where they held', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yuheng-roles-'));
  const { database, drop } = await testDatabase();
  try {
    for (const file of await readdir(SQL))
      if (BEFORE.test(file)) await cp(join(SQL, file), join(folder, file));
    await migrate(database, [{ id: 'kernel', folder }]);
    const [city] = await database.query<{ id: number }>(
      `insert into facts.tenant (name, created_at) values ('city', now()) returning id`,
      [],
    );
    const organisation = '00000000-0000-4000-8000-000000000001';
    await database.query(
      `insert into identity.organisation (tenant, id, name, made_at) values (1, $1, '工信局', now())`,
      [organisation],
    );
    for (const [id, tenant, roles, place] of [
      ['chief', 1, ['administrator'], null],
      ['officer', 1, ['officer'], organisation],
      ['mayor', city?.id, ['administrator', 'viewer'], null],
    ])
      await database.query(
        `insert into identity.person (id, tenant, name, organisation, roles, synthetic, made_at)
         values ($1, $2, $3, $4, $5, false, now())`,
        [`user:${String(id)}`, tenant, id, place, roles],
      );
    for (const [name, tenant] of [
      ['house', 1],
      ['local', city?.id],
    ]) {
      const actor = { id: `key:${String(name)}`, name, organisation: null, source: 'x', roles: ['machine'] };
      await database.query(
        'insert into identity.key (hash, name, actor, made_at, tenant) values ($1, $2, $3, now(), $4)',
        [sha256(String(name)), name, JSON.stringify(actor), tenant],
      );
    }
    await migrate(database, [{ id: 'kernel', folder: SQL }]);

    const people = await database.query<PersonRow>(
      `select ${PERSON_COLUMNS} from ${PERSON_TABLES} where ${PERSON_OPEN} order by person.id`,
      [],
    );
    const keys = await database.query<KeyRow>(
      `select ${KEY_COLUMNS} from ${KEY_TABLES} order by key.name`,
      [],
    );
    const callers = [...people.map(callerOfPerson), ...keys.map(callerOfKey)];
    assert.deepEqual(
      callers.map((caller) => [
        caller.id,
        ...[null, 'city', 'other'].map((tenant) => caller.in(tenant)?.roles.join() ?? null),
      ]),
      [
        ['user:chief', 'administrator', 'administrator', 'administrator'],
        ['user:mayor', null, 'administrator,viewer', null],
        ['user:officer', 'officer', null, null],
        ['key:house', 'machine', 'machine', 'machine'],
        ['key:local', null, 'machine', null],
      ],
    );
    assert.equal(callers[2]?.usual.organisation, '工信局');
  } finally {
    await drop();
    await rm(folder, { recursive: true });
  }
});
