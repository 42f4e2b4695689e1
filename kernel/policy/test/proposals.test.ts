import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { create } from '../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';

const ada = testActor({ id: 'user:ada', name: 'Ada' });
const bo = testActor({ id: 'user:bo', name: 'Bo' });
const officer = testActor({ roles: ['officer'] });
const NO_REPAIRS =
  '@id("more") permit (principal in Role::"officer", action == Action::"fixture/echo-text", resource);';
const NO_PRICES =
  '@id("prices") forbid (principal in Role::"viewer", action == Action::"facts.read-attribute", resource == Attribute::"price");';

const text = (name: string, words: string) => ({ kind: 'policy.text', content: { name, text: words } });

describe('policies of a house are changed by two', () => {
  let test: TestKernel;
  before(async () => {
    test = await testKernel([fixturePack]);
  });
  after(() => test[Symbol.asyncDispose]());

  it('a preview tells the difference and the decisions that would be others, and stores nothing', async () => {
    const { proposals, policy } = test.kernel;
    const preview = await proposals.preview(text('own', NO_REPAIRS), ada);
    const [label, then] = ['more', NO_REPAIRS].map((one) => ({ 'zh-CN': one, en: one }));
    assert.deepEqual(preview.differences, [{ label, before: null, after: then, code: true }]);
    const [decision] = preview.decisions;
    assert.equal(preview.decisions.length, 1);
    assert.deepEqual(
      [decision?.action, decision?.before, decision?.after, decision?.who, decision?.implied],
      ['fixture/echo-text', 'none', 'all', [{ role: 'officer', organisation: null }], 0],
    );
    assert.deepEqual(preview.warnings, []);
    const withheld = await proposals.preview(text('own', NO_PRICES), ada);
    assert.deepEqual(
      withheld.decisions.map(({ action, before: was, after: is, who, implied }) => ({
        action,
        before: was,
        after: is,
        who,
        implied,
      })),
      [
        {
          action: 'facts.read-attribute',
          before: 'all',
          after: 'some',
          who: [{ role: 'viewer', organisation: null }],
          implied: 0,
        },
      ],
    );
    assert.deepEqual(await proposals.list(), []);
    assert.equal(policy.may(officer, 'fixture/echo-text'), false);
  });

  it('somebody else approves, and then it holds on every server, also after a restart', async () => {
    const { kernel } = test;
    const second = await test.another();
    const asked = { ...text('own', NO_REPAIRS), reason: '试点' };
    const { id, state } = await kernel.proposals.propose(asked, ada);
    assert.equal(state, 'proposed');
    assert.equal(kernel.policy.may(officer, 'fixture/echo-text'), false);
    await assert.rejects(kernel.proposals.decide(id, 'approve', '', ada), { code: 'proposals.own-proposal' });
    const decided = await second.proposals.decide(id, 'approve', '同意', bo);
    assert.deepEqual([decided.state, decided.decidedBy?.id, decided.note], ['approved', 'user:bo', '同意']);
    assert.equal(second.policy.may(officer, 'fixture/echo-text'), true);
    while (!kernel.policy.may(officer, 'fixture/echo-text'))
      await new Promise((resolve) => setTimeout(resolve, 5));
    await assert.rejects(kernel.proposals.decide(id, 'reject', 'no', bo), { code: 'proposals.decided' });
    await assert.rejects(kernel.proposals.propose(asked, ada), { code: 'proposals.nothing-new' });
    const third = await test.another();
    assert.equal(third.policy.may(officer, 'fixture/echo-text'), true);
    assert.deepEqual(await test.walk(), []);
  });

  it('of two proposals about the same text the second is stale; rejected ones change nothing', async () => {
    const { proposals, policy } = test.kernel;
    const change = (words: string) => proposals.propose({ ...text('own', words), reason: 'x' }, ada);
    const [first, second, third] = [await change(NO_PRICES), await change(''), await change('')];
    await assert.rejects(proposals.decide(third.id, 'reject', ' ', bo), { code: 'proposals.no-reason' });
    assert.equal((await proposals.read(third.id)).proposal.state, 'proposed');
    assert.equal((await proposals.decide(third.id, 'reject', 'no', bo)).note, 'no');
    assert.equal(policy.may(officer, 'fixture/echo-text'), true);
    await proposals.decide(first.id, 'approve', '', bo);
    assert.equal(policy.may(officer, 'fixture/echo-text'), false);
    await assert.rejects(proposals.decide(second.id, 'approve', '', bo), {
      code: 'proposals.changed-meanwhile',
    });
    const { proposal, preview, obstacle } = await proposals.read(second.id);
    assert.deepEqual(
      [proposal.state, preview, obstacle?.code],
      ['proposed', null, 'proposals.changed-meanwhile'],
    );
  });

  it('takes nothing that cannot be used, or that locks everybody out', async () => {
    const { proposals } = test.kernel;
    const bad: readonly (readonly [string, string])[] = [
      ['permit', 'bad-policies'],
      ['@id("x") permit (principal, action == Action::"nothing", resource);', 'bad-policies'],
      ['@id("kernel.administrator") permit (principal, action, resource);', 'policy-twice'],
      ['@id("x") permit (principal, action, resource in RecordType::"fixture.nothing");', 'bad-policies'],
      ['@id("x") permit (principal in Role::"viewr", action, resource);', 'no-role'],
      ['@id("x") permit (principal, action, resource) when { principal in Role::"viewr" };', 'no-role'],
      ['@id("x") forbid (principal, action, resource);', 'locks-out'],
    ];
    for (const [words, code] of bad)
      await assert.rejects(proposals.propose({ ...text('bad', words), reason: 'x' }, ada), {
        code: `policy.${code}`,
      });
    assert.equal((await proposals.list({ subject: 'bad' })).length, 0);
    await assert.rejects(proposals.read('018f0000-0000-7000-8000-000000000000'), {
      code: 'proposals.not-found',
    });
  });

  it('what nobody knows is told before it is proposed and while it waits', async () => {
    const { proposals } = test.kernel;
    const MISSPELT =
      '@id("slips") forbid (principal in Organisation::"甲局", action == Action::"facts.read", resource is Entity in EntityType::"Macine");';
    await test.kernel.facts.write([create('urn:x:m', { name: 'M' }, ['Machine'])], ada);
    await test.kernel.identity.organisations.add(1, '甲市财政局', ada);
    const told = (preview: { warnings: readonly { en: string }[] } | null) =>
      preview?.warnings.map(({ en }) => en);
    const { id } = await proposals.propose({ ...text('slips', MISSPELT), reason: 'x' }, ada);
    for (const preview of [
      await proposals.preview(text('slips', MISSPELT), ada),
      (await proposals.read(id)).preview,
    ]) {
      const [type = '', organisation = ''] = told(preview) ?? [];
      assert.match(type, /“Macine”: there are no facts of it.*nearest: Machine/);
      assert.match(organisation, /“甲局”: it is not on record/);
    }
    const known = MISSPELT.replace('Macine', 'Machine').replace('甲局', '甲市财政局');
    assert.deepEqual(told(await proposals.preview(text('slips', known), ada)), []);
    await proposals.withdraw(id, '', ada);
  });

  it('preview and explanation of the same policy say the same', async () => {
    const { proposals, policy } = test.kernel;
    for (const [words, action] of [
      [
        '@id("same") permit (principal, action == Action::"facts.record-read", resource is Entity in EntityType::"Machine");',
        'facts.record-read',
      ],
      [
        '@id("same") forbid (principal, action == Action::"records.read", resource in RecordType::"proposals.proposal");',
        'records.read',
      ],
      ['@id("same") forbid (principal, action == Action::"facts.write", resource);', 'facts.write'],
    ] as const) {
      const { decisions } = await proposals.preview(text('same', words), ada);
      const own = decisions.filter((one) => one.action === action);
      assert.equal(own.length, 1, JSON.stringify(decisions));
      const then = policy.trial(await policy.check([{ source: 'same', text: words }]));
      const whole = then.whole(testActor({ roles: ['administrator'] }), action);
      assert.equal(whole.extent, own[0]?.after, action);
      assert.deepEqual(whole.reasons, ['same'], action);
    }
  });

  it('over HTTP administrators propose and decide, officers read', async () => {
    const app = await test.server({ auth: true });
    const keyOf = async (id: string, role: 'administrator' | 'officer') => {
      const key = await test.kernel.identity.issueKey(testActor({ id, roles: [role] }));
      return { authorization: `Bearer ${key}` };
    };
    const [one, two, reader] = [
      await keyOf('key:one', 'administrator'),
      await keyOf('key:two', 'administrator'),
      await keyOf('key:three', 'officer'),
    ];
    const post = (name: string, headers: object, payload: object) =>
      app.inject({
        method: 'POST',
        url: `/api/proposals/${name}`,
        headers: headers as Record<string, string>,
        payload,
      });
    const asked = { ...text('http', NO_REPAIRS), reason: 'x' };
    assert.equal((await post('propose-change', reader, asked)).statusCode, 403);
    const made = (await post('propose-change', one, asked)).json<{ id: string }>();
    const { id } = made;
    const read = await app.inject({ url: `/api/proposals/read-proposal?id=${id}`, headers: reader });
    assert.equal(read.json<{ preview: { decisions: object[] } }>().preview.decisions.length, 1);
    assert.equal((await post('decide-proposal', one, { id, decision: 'approve' })).statusCode, 403);
    assert.equal((await post('decide-proposal', two, { id, decision: 'approve' })).statusCode, 200);
    const url = '/api/policy/read-decision?action=fixture/echo-text&roles=officer';
    const told = (await app.inject({ url, headers: reader })).json<{
      allowed: boolean;
      words: Record<string, string>;
      policies: { id: string }[];
    }>();
    assert.deepEqual([told.allowed, told.policies.map((policy) => policy.id)], [true, ['more']]);
    assert.match(told.words['en'] ?? '', /^Officer may do “.+” \(fixture\/echo-text\) on the whole platform/);
    const decide = async (query: string) => {
      const address = `/api/policy/read-decision?action=facts.read${query}`;
      return (await app.inject({ url: address, headers: two })).json();
    };
    for (const [query, code, there] of [
      ['&roles=viewr', 'unknown-role', 'viewer, officer'],
      ['&tenant=nosuch', 'unknown-tenant', 'nosuch'],
      ['&resource=Tenant/nosuch', 'unknown-tenant', 'nosuch'],
      [
        `&roles=viewer&organisation=${encodeURIComponent('没有这个局')}`,
        'unknown-organisation',
        '甲市财政局',
      ],
      ['&resource=Foo/bar', 'bad-resource', 'Entity/'],
    ] as const) {
      const refused = await decide(query);
      assert.equal(refused.code, `policy.${code}`, query);
      assert.ok(JSON.stringify(refused).includes(there), JSON.stringify(refused));
    }
    assert.equal(
      (await decide(`&roles=viewer&organisation=${encodeURIComponent('甲市财政局')}`)).allowed,
      true,
    );
    const list = (await app.inject({ url: '/api/policy/list-policies', headers: reader })).json<{
      policies: { id: string; source: string }[];
    }>();
    assert.equal(list.policies.find((policy) => policy.id === 'more')?.source, 'http');
  });
});
