import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { defineProposalKind } from '../kind.ts';
import { previewOf } from '../preview.ts';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const sign = (version: number, text: string) => ({ version, text });

/** Somebody changes a sign while it is looked at, so that it cannot be shown. */
let isOvertaken = false;

/** A sign that says something: kept in a table of the test. */
const signKind = defineProposalKind({
  name: 'fixture.sign',
  content: Type.Object({ sign: Type.String(), text: Type.String({ maxLength: 20 }) }),
  subject: (content) => content.sign,
  records: () => Promise.resolve([]),
  title: (content) => Promise.resolve(words(content.sign)),
  path: () => null,
  async base(content, _kernel, sql) {
    const [row] = await sql.query<{ version: number }>('select version from sign where id = $1', [
      content.sign,
    ]);
    return String(row?.version ?? 0);
  },
  async preview(content, { database }) {
    if (content.text === 'refused') throw new Problem('fixture.dark');
    if (content.text === 'overtaken' && isOvertaken) {
      await database.query('update sign set version = version + 1 where id = $1', [content.sign]);
      throw new Problem('fixture.dark');
    }
    const [row] = await database.query<{ text: string }>('select text from sign where id = $1', [
      content.sign,
    ]);
    if (row?.text === content.text) return previewOf({});
    const old = row ? words(row.text) : null;
    return previewOf({
      differences: [{ label: words('text'), before: old, after: words(content.text), code: false }],
    });
  },
  async apply(content, { kernel: { database }, base, hold, settle }) {
    if (content.text === 'unsettled') return;
    if (content.text.startsWith('in parts')) await database.transaction(hold);
    if (content.text === 'in parts, off') throw new Error('the power is gone');
    await database.transaction((tx) =>
      settle(tx, async () => {
        await tx.query(
          'insert into sign values ($1, $2, $3) on conflict (id) do update set version = $2, text = $3',
          [content.sign, Number(base) + 1, content.text],
        );
        if (content.text === 'fails') throw new Error('no room for it');
      }),
    );
  },
});
const pack = { ...fixturePack, proposals: [signKind] };
const [ada, bo, cy] = ['ada', 'bo', 'cy'].map((name) => testActor({ id: `user:${name}`, name }));
const people = [ada, bo, cy].flatMap((one) => (one ? [one] : []));

describe('proposals', () => {
  let test: TestKernel;
  const change = (id: string, text: string) => ({ kind: 'fixture.sign', content: { sign: id, text } });
  const read = async (id: string) =>
    (
      await test.database.query<{ version: number; text: string }>(
        'select version, text from sign where id = $1',
        [id],
      )
    )[0] ?? sign(0, '');

  before(async () => {
    test = await testKernel([pack]);
    await test.database.query(
      'create table sign (id text primary key, version int not null, text text not null)',
      [],
    );
  });
  after(() => test[Symbol.asyncDispose]());

  it('does what a simple model does, whoever acts in whatever order, two at a time', async () => {
    const { proposals } = test.kernel;
    const step = fc.record({
      who: fc.nat(2),
      act: fc.constantFrom('propose', 'approve', 'reject', 'withdraw', 'approve-twice', 'by-hand'),
      sign: fc.constantFrom('a', 'b'),
      text: fc.constantFrom('left', 'right', 'up'),
      which: fc.nat(50),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        run += 1;
        const model = new Map<string, { version: number; text: string }>();
        const made: { id: string; sign: string; text: string; base: number; by: number; state: string }[] =
          [];
        const stands = (id: string) => model.get(id) ?? sign(0, '');
        for (const { who, act, sign: name, text, which } of steps) {
          const by = people[who] ?? testActor();
          const id = `${name}${run}`;
          if (act === 'by-hand') {
            const next = sign(stands(id).version + 1, text);
            model.set(id, next);
            await test.database.query(
              'insert into sign values ($1, $2, $3) on conflict (id) do update set version = $2, text = $3',
              [id, next.version, next.text],
            );
            continue;
          }
          if (act === 'propose') {
            const asked = proposals.propose({ ...change(id, text), reason: 'why' }, by);
            if (stands(id).text === text) {
              await assert.rejects(asked, { code: 'proposals.nothing-new' });
              continue;
            }
            made.push({
              id: (await asked).id,
              sign: id,
              text,
              base: stands(id).version,
              by: who,
              state: 'proposed',
            });
            continue;
          }
          const one = made[which % Math.max(1, made.length)];
          if (!one) continue;
          if (act === 'withdraw') {
            const done = proposals.withdraw(one.id, '', by);
            if (one.by !== who) await assert.rejects(done, { code: 'proposals.not-yours' });
            else if (one.state !== 'proposed') await assert.rejects(done, { code: 'proposals.decided' });
            else one.state = (await done).state;
            continue;
          }
          const decision = act === 'reject' ? 'reject' : 'approve';
          const refused =
            one.by === who
              ? 'own-proposal'
              : one.state !== 'proposed'
                ? 'decided'
                : decision === 'approve' && stands(one.sign).version !== one.base
                  ? 'changed-meanwhile'
                  : null;
          const answers = await Promise.allSettled(
            Array.from({ length: act === 'approve-twice' ? 2 : 1 }, () =>
              proposals.decide(one.id, decision, 'note', by),
            ),
          );
          const codes = answers.map((each) =>
            each.status === 'fulfilled' ? null : (each.reason as Problem).code,
          );
          if (refused !== null) {
            assert.deepEqual(new Set(codes), new Set([`proposals.${refused}`]));
            continue;
          }
          assert.equal(codes.filter((code) => code === null).length, 1, 'one is heard');
          // The other one comes too late, or just sees that what it looked at is there no more.
          for (const code of codes)
            assert.ok(
              [null, 'proposals.decided', 'proposals.changed-meanwhile'].includes(code),
              String(code),
            );
          one.state = decision === 'approve' ? 'approved' : 'rejected';
          if (decision === 'approve') model.set(one.sign, sign(one.base + 1, one.text));
        }
        for (const one of made) {
          const { proposal, preview, obstacle } = await proposals.read(one.id);
          assert.equal(proposal.state, one.state);
          const stale = one.state === 'proposed' && stands(one.sign).version !== one.base;
          assert.equal(obstacle?.code ?? null, stale ? 'proposals.changed-meanwhile' : null);
          assert.equal(preview !== null, one.state === 'approved' || (one.state === 'proposed' && !stale));
        }
        for (const [id, stood] of model) assert.deepEqual(await read(id), stood);
      }),
      { numRuns: 25 },
    );
    assert.deepEqual(await test.walk(), []);
  });

  it('a change that fails is not settled, and nothing of it is stored or told to the log', async () => {
    const { proposals, audit } = test.kernel;
    for (const [text, fault] of [
      ['fails', /no room/],
      ['unsettled', /without being settled/],
    ] as const) {
      const { id } = await proposals.propose({ ...change('f', text), reason: 'x' }, people[0] ?? testActor());
      const { entries } = await audit.verify();
      await assert.rejects(proposals.decide(id, 'approve', '', people[1] ?? testActor()), fault);
      assert.equal((await proposals.read(id)).proposal.state, 'proposed');
      assert.deepEqual(await read('f'), sign(0, ''));
      assert.equal((await audit.verify()).entries, entries);
    }
  });

  it('refuses what it cannot read, what the kind refuses, and who may not', async () => {
    const { proposals, policy } = test.kernel;
    const by = people[0] ?? testActor();
    await assert.rejects(proposals.preview({ kind: 'fixture.none', content: {} }, by), {
      code: 'proposals.unknown-kind',
    });
    await assert.rejects(proposals.preview({ kind: 'fixture.sign', content: { sign: 'a' } }, by), {
      code: 'http.bad-input',
    });
    await assert.rejects(proposals.propose({ ...change('x', 'refused'), reason: 'x' }, by), {
      code: 'fixture.dark',
    });
    const officer = testActor({ id: 'user:dee', roles: ['officer'] });
    await assert.rejects(proposals.preview(change('x', 'left'), officer), { code: 'policy.denied' });
    const house =
      '@id("signs") permit (principal in Role::"officer", action == Action::"fixture.propose-sign", resource);';
    policy.replace(await policy.check([{ source: 'house', text: house }]));
    const { id } = await proposals.propose({ ...change('x', 'left'), reason: 'x' }, officer);
    await assert.rejects(
      proposals.decide(id, 'approve', '', testActor({ id: 'user:eve', roles: ['officer'] })),
      {
        code: 'policy.denied',
      },
    );
    assert.equal((await proposals.decide(id, 'approve', '', by)).state, 'approved');
    const { preview } = await proposals.read(id);
    assert.deepEqual(
      preview?.differences.map(({ after: said }) => said?.en),
      ['left'],
    );
  });

  it('says that its version is gone where that is why it cannot be shown', async () => {
    const { proposals } = test.kernel;
    const [one, other] = [ada ?? testActor(), bo ?? testActor()];
    const told = { code: 'proposals.changed-meanwhile' };
    await test.database.query(`insert into sign values ('late', 1, 'by hand')`);
    const made = () => proposals.propose({ ...change('late', 'overtaken'), reason: 'why' }, one);
    const [looked, decided] = [await made(), await made()];
    isOvertaken = true;
    assert.equal((await proposals.read(looked.id)).obstacle?.code, told.code);
    await test.database.query(`update sign set version = 1 where id = 'late'`);
    await assert.rejects(proposals.decide(decided.id, 'approve', '', other), told);
    isOvertaken = false;
    await assert.rejects(proposals.decide(decided.id, 'approve', '', other), told);
  });

  it('finishes what is done in part, as long as it is for the version that it was proposed for', async () => {
    const { proposals } = test.kernel;
    const [one, other] = [ada ?? testActor(), bo ?? testActor()];
    const { id } = await proposals.propose({ ...change('parts', 'in parts, off'), reason: 'why' }, one);
    await assert.rejects(proposals.decide(id, 'approve', '', other), /the power is gone/);
    const begun = { code: 'proposals.being-carried-out' };
    await assert.rejects(proposals.withdraw(id, '', one), begun);
    await assert.rejects(proposals.decide(id, 'reject', '不妥', other), begun);
    await assert.rejects(
      test.database.transaction((tx) => proposals.retract([id], '', one, tx)),
      begun,
    );
    assert.equal((await proposals.read(id)).proposal.state, 'proposed');
    await test.database.query(`insert into sign values ('parts', 1, 'by hand')`);
    await assert.rejects(proposals.decide(id, 'approve', '', other), { code: 'proposals.changed-meanwhile' });
    assert.equal((await proposals.decide(id, 'reject', '不妥', other)).state, 'rejected');
    const whole = await proposals.propose({ ...change('parts', 'in parts'), reason: 'why' }, one);
    assert.equal((await proposals.decide(whole.id, 'approve', '', other)).state, 'approved');
    assert.deepEqual(await read('parts'), sign(2, 'in parts'));
  });
});
