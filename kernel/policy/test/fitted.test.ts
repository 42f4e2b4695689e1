import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { loadKernelRegistry } from '../../packs/open-kernel.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { type Fitted, fittedIn } from '../fitted.ts';
import { openPolicy } from '../policy.ts';

const packs = [fixturePack];
const registry = loadKernelRegistry(packs);
const GOOD = '@id("no") forbid (principal, action == Action::"cases/answer-notice", resource);';
const BAD = '@id("no") forbid (principal, action == Action::"cases/answer-notise", resource);';

describe('policies that fitted', () => {
  let test: TestKernel;
  let folder: string;
  before(async () => {
    test = await testKernel(packs);
    folder = await mkdtemp(join(tmpdir(), 'policies-'));
  });
  after(async () => {
    await rm(folder, { recursive: true });
    await test[Symbol.asyncDispose]();
  });
  const open = async (text: string, fitted: Fitted) => {
    await writeFile(join(folder, 'own.cedar'), text);
    return await openPolicy({ registry, packs, folder, fitted });
  };
  /** Remembers what it was asked for, and says the same of everything. */
  const says = (answer: boolean) => {
    const asked: string[] = [];
    const has = (digest: string): Promise<boolean> => {
      asked.push(digest);
      return Promise.resolve(answer);
    };
    return { asked, has, keep: () => Promise.resolve() };
  };

  it('are not held against the schema again; a text that changed by a letter is, as is any under another schema', async () => {
    const known = says(true);
    // Only what says that it fitted can bring a text in that does not.
    assert.equal((await open(BAD, known)).may(testActor(), 'cases/answer-notice'), true);
    await open(GOOD, known);
    await open(`${GOOD} // the same\n`, known);
    await open(GOOD.replace('answer-notice', 'read-case'), known);
    await openPolicy({ registry: loadKernelRegistry([]), packs: [], folder, fitted: known });
    const [bad, good, same, other, poorer] = known.asked;
    assert.equal(good, same);
    assert.equal(new Set([bad, good, other, poorer]).size, 4);
  });

  it('are remembered by the database from the start that checked them, and nothing else is taken on trust', async () => {
    const fitted = fittedIn(test.database);
    const asked = says(false);
    await openPolicy({ registry, packs, folder: null, fitted: asked });
    const [digest = ''] = asked.asked;
    assert.equal(await fitted.has(digest), true);
    assert.equal((await open(GOOD, fitted)).may(testActor(), 'cases/answer-notice'), false);
    await assert.rejects(open(BAD, fitted), { code: 'policy.bad-policies' });
    await assert.rejects(open(BAD, fitted), { code: 'policy.bad-policies' }, 'not the second time either');
  });

  it('of the house are remembered with its files, once they are in force; a preview stores nothing', async () => {
    const rows = () => test.database.query('select digest from policy.fitted order by digest', []);
    const earlier = await rows();
    const content = { name: 'own', text: GOOD };
    await test.kernel.proposals.preview({ kind: 'policy.text', content }, testActor());
    assert.deepEqual(await rows(), earlier);
    const { id } = await test.kernel.proposals.propose(
      { kind: 'policy.text', content, reason: 'x' },
      testActor(),
    );
    await test.kernel.proposals.decide(id, 'approve', '', testActor({ id: 'user:other' }));
    assert.equal((await rows()).length, earlier.length + 1);
    await test.another();
    assert.equal((await rows()).length, earlier.length + 1);
  });

  it('are in force also where they cannot be remembered', async () => {
    const full = { ...says(false), keep: () => Promise.reject(new Error('no room')) };
    const policy = await openPolicy({ registry, packs, folder: null, fitted: full });
    assert.equal(policy.may(testActor(), 'cases/answer-notice'), true);
    await assert.rejects(policy.renew([{ source: 'own', text: GOOD }]), { message: 'no room' });
    assert.equal(policy.may(testActor(), 'cases/answer-notice'), false);
  });

  it('are forgotten when many others came', async () => {
    const fitted = fittedIn(test.database);
    for (let n = 0; n < 21; n += 1) await fitted.keep(`digest ${n}`);
    assert.deepEqual([await fitted.has('digest 0'), await fitted.has('digest 20')], [false, true]);
  });

  it('are none where there are no tables yet', async () => {
    await test.database.query('alter table policy.fitted rename to elsewhere', []);
    assert.equal(await fittedIn(test.database).has('x'), false);
    await test.database.query('alter table policy.elsewhere rename to fitted', []);
  });
});
