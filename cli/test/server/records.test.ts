import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Actor } from '@yuheng/kernel/actor';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { packs } from '../../server/packs.ts';
import { HOUSE } from './house-of-units.ts';
import { rowsOfUnit } from './rows-of-unit.ts';
import { sampleOf } from './sample-input.ts';

type App = Awaited<ReturnType<TestKernel['server']>>;
type Role = Actor['roles'][number];

const UNITS = ['甲市', '乙市'] as const;

/**
 * Ids that operations of packs are told and that are no records, with what decides about them instead. An operation that is told
 * of a row in any other way fails the test: its pack has to say whose that is.
 */
const DECIDED_ELSEWHERE: ReadonlySet<string> = new Set([
  // cases
  'plan/milestone',
  'plan/extension',
  'plan/issue',
  'plan/report',
  'plan/contradiction',
  'plan/resolution',
  'plan/proposal',
  'plan/step',
  // digests of what somebody saw
  'plan/seen',
  // scenarios: their author's, until they are shown to others
  'plan/scenario',
  // links to calendars: of one's own unit, and all for the office
  'plan/feed',
  // figures: whoever may read them may read them all
  'network/measurement',
]);

describe('records of packs, of two units', () => {
  let test: TestKernel;
  let app: App;
  const headers = new Map<string, { authorization: string }>();
  /** By type, of each unit the id. */
  const ids = new Map<string, readonly [string, string]>();

  const ask = (who: string, path: string, kind: 'query' | 'command', input: object) =>
    app.inject({
      method: kind === 'query' ? 'GET' : 'POST',
      url:
        kind === 'query'
          ? `/api/${path}?${new URLSearchParams(input as Record<string, string>)}`
          : `/api/${path}`,
      headers: { ...headers.get(who) },
      ...(kind === 'query' ? {} : { payload: input }),
    });
  const bring = async (unit: string, path: string, input: Record<string, string>, body: string) => {
    const answer = await app.inject({
      method: 'POST',
      url: `/api/${path}?${new URLSearchParams(input)}`,
      headers: { ...headers.get(unit), 'content-type': 'text/plain' },
      payload: body,
    });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };
  const bringTo = (unit: 0 | 1) => (path: string, input: Record<string, string>, body: string) =>
    bring(UNITS[unit], path, input, body);

  before(async () => {
    test = await testKernel(packs);
    const { kernel } = test;
    await kernel.jobs.start(kernel);
    kernel.policy.replace(await kernel.policy.check([{ source: 'house', text: HOUSE }]));
    app = await test.server({ auth: true });
    const key = async (name: string, of: Partial<Actor>): Promise<void> => {
      const actor = testActor({ id: `key:${name}`, ...of });
      headers.set(name, { authorization: `Bearer ${await kernel.identity.issueKey(actor)}` });
    };
    const { id: house } = await kernel.tenants.find(null);
    await kernel.identity.organisations.add(house, UNITS[0], testActor());
    for (const unit of UNITS) await key(unit, { organisation: unit, roles: ['unit' as Role] });
    await key('officer', { roles: ['officer'] });
    await key('onlooker', { roles: ['onlooker' as Role] });
    await key('elsewhere', { organisation: UNITS[0], roles: ['administrator'], tenant: 'elsewhere' });
    const [one, other] = [
      await rowsOfUnit(test, UNITS[0], bringTo(0)),
      await rowsOfUnit(test, UNITS[1], bringTo(1)),
    ];
    for (const [type, id] of one) ids.set(type, [id, other.get(type) ?? '']);
  });
  after(() => test[Symbol.asyncDispose]());

  /** Every operation that names a record, with the inputs by which it does. */
  function* naming() {
    for (const [type, { pack, type: record }] of test.kernel.registry.records)
      for (const [path, { pack: own, operation }] of test.kernel.registry.operations) {
        if (own !== pack || operation.permission === null) continue;
        const { properties = {} } = operation.input as { properties?: Record<string, object> };
        // A board names targets and tasks by their plan and themselves; an object under the same name is the record itself.
        for (const input of Object.keys(record.inputs))
          if (properties[input] && (properties[input] as { type?: string }).type !== 'object')
            yield { type, path, operation, input, missing: `${pack}.${record.missing}` };
      }
  }
  const inputOf = (operation: { input: object }, input: string, id: string) => ({
    ...(sampleOf(operation.input) as object),
    [input]: id,
  });
  const idIn = (input: string, id: string) =>
    ['target', 'task', 'one', 'other'].includes(input) ? `${id}:x` : id;

  it('there is one of every kind that packs have', () => {
    assert.deepEqual([...ids.keys()].toSorted(), [...test.kernel.registry.records.keys()].toSorted());
  });

  it('of another unit are not there, at every route that names one', async () => {
    let asked = 0;
    for (const { type, path, operation, input, missing } of naming()) {
      // The item of a plan that is named besides.
      if (['plan/correct-target', 'plan/set-threshold'].includes(path) && input === 'target') continue;
      const [own = '', foreign = ''] = ids.get(type) ?? [];
      const about = `${path} ${input}`;
      if (operation.body !== undefined) {
        const query = new URLSearchParams(inputOf(operation, input, foreign) as Record<string, string>);
        const answer = await app.inject({
          method: 'POST',
          url: `/api/${path}?${query}`,
          headers: { ...headers.get(UNITS[0]), 'content-type': 'text/plain' },
          payload: 'x',
        });
        assert.equal(answer.json().code, missing, `${about} ${answer.body}`);
      } else {
        const answer = await ask(
          UNITS[0],
          path,
          operation.kind,
          inputOf(operation, input, idIn(input, foreign)),
        );
        assert.equal(answer.statusCode, 404, `${about} ${answer.body}`);
        assert.equal(answer.json().code, missing, `${about} ${answer.body}`);
        const elsewhere = await ask(
          'elsewhere',
          path,
          operation.kind,
          inputOf(operation, input, idIn(input, own)),
        );
        assert.equal(elsewhere.json().code, 'identity.other-tenant', about);
      }
      asked += 1;
    }
    assert.ok(asked > 60, `${asked} routes`);
  });

  it('of one’s own are read, and of nobody else’s by nobody else', async () => {
    for (const [path, input, type] of [
      ['plan/read-plan', 'plan', 'plan.plan'],
      ['plan/read-compiled', 'plan', 'plan.plan'],
      ['plan/read-document', 'document', 'plan.document'],
      ['plan/list-suggestions', 'plan', 'plan.plan'],
      ['plan/read-meeting', 'meeting', 'plan.meeting'],
      ['plan/read-report-form', 'form', 'plan.form'],
      ['network/read-case', 'case', 'network.case'],
      ['network/read-run', 'run', 'network.run'],
      ['network/read-plan', 'plan', 'network.site-plan'],
      ['network/read-ledger-import', 'job', 'network.ledger-import'],
      ['network/read-floor-picture', 'picture', 'network.floor-picture'],
      ['files/read-file', 'sha256', 'files.file'],
      ['jobs/read-job', 'id', 'jobs.job'],
      ['proposals/read-proposal', 'id', 'proposals.proposal'],
    ] as const) {
      const pair = ids.get(type) ?? ['', ''];
      const statuses = async (who: string) => {
        const answers = [
          await ask(who, path, 'query', { [input]: pair[0] }),
          await ask(who, path, 'query', { [input]: pair[1] }),
        ];
        return answers.map(({ statusCode }) => (statusCode === 409 ? 200 : statusCode));
      };
      assert.deepEqual(await statuses(UNITS[0]), [200, 404], path);
      assert.deepEqual(await statuses(UNITS[1]), [404, 200], path);
      assert.deepEqual(await statuses('officer'), [200, 200], path);
      assert.deepEqual(await statuses('onlooker'), [200, 200], path);
    }
  });

  it('lists hold one’s own, as many as are wanted', async () => {
    for (const [path, list, id, type, more] of [
      ['plan/list-plans', 'plans', 'id', 'plan.plan', {}],
      ['plan/read-board', 'plans', 'id', 'plan.plan', {}],
      ['plan/list-meetings', 'meetings', 'id', 'plan.meeting', {}],
      ['plan/list-report-forms', 'forms', 'id', 'plan.form', {}],
      ['plan/list-ledgers', 'ledgers', 'sha256', 'plan.ledger', {}],
      ['plan/list-statistics', 'files', 'sha256', 'plan.statistics', {}],
      ['network/list-cases', 'cases', 'id', 'network.case', { limit: 1 }],
      ['network/list-runs', 'runs', 'id', 'network.run', { limit: 1 }],
      ['network/list-plans', 'plans', 'id', 'network.site-plan', { limit: 1 }],
      ['network/list-ledger-imports', 'imports', 'job', 'network.ledger-import', { limit: 1 }],
      ['jobs/list-jobs', 'jobs', 'id', 'jobs.job', { limit: 1, type: 'plan.import-document' }],
      ['proposals/list-proposals', 'proposals', 'id', 'proposals.proposal', { limit: 1 }],
    ] as const) {
      for (const [index, unit] of UNITS.entries()) {
        const answer = await ask(unit, path, 'query', more);
        assert.equal(answer.statusCode, 200, `${path} ${answer.body}`);
        const found = answer.json()[list].map((row: Record<string, string>) => row[id]);
        assert.deepEqual(found, [ids.get(type)?.[index]], path);
      }
      const all = (await ask('officer', path, 'query', 'limit' in more ? { ...more, limit: 10 } : {})).json()[
        list
      ];
      assert.equal(all.length, 2, path);
    }
    assert.deepEqual((await ask(UNITS[0], 'plan/list-briefings', 'query', {})).json().briefings, []);
    assert.deepEqual((await ask('onlooker', 'plan/list-briefings', 'query', {})).json().briefings, []);
    assert.equal((await ask('officer', 'plan/list-briefings', 'query', {})).json().briefings.length, 2);
  });

  it('that may be read and not changed are not changed', async () => {
    for (const { type, path, operation, input } of naming()) {
      if (operation.kind !== 'command' || operation.body !== undefined || type === 'plan.briefing') continue;
      if (['plan/correct-target', 'plan/set-threshold'].includes(path) && input === 'target') continue;
      const [own = ''] = ids.get(type) ?? [];
      const answer = await ask('onlooker', path, 'command', inputOf(operation, input, idIn(input, own)));
      assert.equal(answer.json().code, 'policy.denied', `${path} ${answer.body}`);
    }
  });

  it('a change of another unit’s plan is neither previewed nor proposed', async () => {
    const [own = '', foreign = ''] = ids.get('plan.plan') ?? [];
    const asked = async (path: string, kind: string, content: object) => {
      const more = path.startsWith('propose') ? { reason: 'x' } : {};
      return (await ask(UNITS[0], `proposals/${path}`, 'command', { kind, content, ...more })).json();
    };
    const fields = { title: '另一方案' };
    for (const path of ['preview-change', 'propose-change'])
      for (const [kind, content] of [
        ['plan.head', { plan: foreign, fields }],
        ['plan.binding', { target: `${foreign}:x`, measure: null }],
        ['plan.undo', { plan: foreign, sequence: 1 }],
      ] as const)
        assert.equal((await asked(path, kind, content)).code, 'plan.not-found', `${path} ${kind}`);
    // A draft is not at work: that is told of one's own.
    assert.equal(
      (await asked('preview-change', 'plan.head', { plan: own, fields })).code,
      'plan.unconfirmed',
    );
  });

  it('a file that two units saved is both’s', async () => {
    const shared = '%PDF-1.7\nshared';
    for (const unit of UNITS) {
      const { sha256 } = await bring(unit, 'files/save-file', { name: 'shared.pdf' }, shared);
      assert.equal((await ask(unit, 'files/read-file', 'query', { sha256 })).body, shared);
    }
  });

  it('are explained', async () => {
    const [own = '', foreign = ''] = ids.get('plan.meeting') ?? [];
    const decide = async (id: string) => {
      const resource = `Record/plan.meeting/${id}`;
      const asked = { action: 'records.read', roles: 'viewer', organisation: UNITS[0], resource };
      return (await ask('officer', 'policy/read-decision', 'query', asked)).json();
    };
    assert.equal((await decide(own)).allowed, true);
    const refused = await decide(foreign);
    assert.deepEqual([refused.allowed, refused.policies[0]?.id], [false, 'own-meetings']);
    assert.equal((await decide(randomUUID())).code, 'policy.no-record');
  });

  it('no operation of a pack is told of a row by an id that nobody decides about', () => {
    const { operations, records } = test.kernel.registry;
    const strays = [...operations].flatMap(([path, { pack, operation }]) => {
      if (operation.permission === null || !packs.some(({ id }) => id === pack)) return [];
      const known = [...records.values()].flatMap((one) =>
        one.pack === pack ? Object.keys(one.type.inputs) : [],
      );
      const { properties = {} } = operation.input as {
        properties?: Record<string, { format?: string; pattern?: string }>;
      };
      return Object.entries(properties).flatMap(([name, { format, pattern }]) => {
        const isId = format === 'uuid' || pattern === '^[0-9a-f]{64}$';
        return isId && !known.includes(name) && !DECIDED_ELSEWHERE.has(`${pack}/${name}`)
          ? [`${path} ${name}`]
          : [];
      });
    });
    assert.deepEqual(strays, []);
  });
});
