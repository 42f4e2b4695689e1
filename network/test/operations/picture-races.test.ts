import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { testActor } from '@yuheng/kernel/test-kernel';
import { saveIndoor } from '../../operations/save-indoor.ts';
import { dropUnseen, requirePicture } from '../../store/floor-pictures.ts';
import { hall } from '../indoor/indoor-sample.ts';
import { png } from '../indoor/picture-sample.ts';
import { type CoverageHouse, coverageHouse } from './coverage-house.ts';

const record = {
  name: '郑州东站',
  venue: 'transport' as const,
  keyBuilding: true,
  operators: [],
  status: 'planned' as const,
  city: null,
};

describe('a picture that is given up while a design is saved with it', () => {
  let house: CoverageHouse;
  let kernel: Kernel;
  before(async () => {
    house = await coverageHouse({ start: false });
    ({ kernel } = house.tools);
  });
  after(() => house[Symbol.asyncDispose]());

  /** A picture that was sent a day ago and more, as designs speak of it. */
  const oldPicture = async () => {
    const app = await house.tools.server();
    const response = await app.inject({
      method: 'POST',
      url: '/api/network/save-floor-picture',
      headers: { 'content-type': 'image/png' },
      payload: png,
    });
    house.tools.clock.advance(25 * 3_600_000);
    return { id: response.json().id as string, width: 3, height: 2, scale: 10, x: 0, y: 0 };
  };
  const drop = () => kernel.database.transaction((tx) => dropUnseen(tx, house.tools.clock.text));
  const isThere = async (id: string) =>
    (await kernel.database.query('select from network.floor_picture where id = $1', [id])).length === 1;
  const systems = async () => (await kernel.facts.query({ types: ['IndoorSystem'] })).entities.length;

  it('before the design is written: nothing of the design is kept', async () => {
    const picture = await oldPicture();
    // Everything is checked by then; the picture goes just before the facts are written.
    const write: Kernel['facts']['write'] = async (...args) => {
      await drop();
      assert.equal(await isThere(picture.id), false);
      return kernel.facts.write(...args);
    };
    const slow = { ...kernel, facts: { ...kernel.facts, write } };
    const saving = saveIndoor.handle(
      { revision: 0, record, design: hall({ picture }) } as never,
      { kernel: slow, actor: testActor() } as never,
    );
    await assert.rejects(
      async () => saving,
      (error) => error instanceof Problem && error.code === 'network.picture-not-found',
    );
    assert.equal(await systems(), 0);
    assert.deepEqual(await kernel.database.query('select system from network.indoor_design'), []);
  });

  it('after it was looked up: it stays for the design, and is given up later where that came to nothing', async () => {
    const picture = await oldPicture();
    await kernel.database.transaction(async (tx) => {
      await requirePicture(tx, picture);
      await drop();
    });
    assert.equal(await isThere(picture.id), true);
    await drop();
    assert.equal(await isThere(picture.id), false);
  });

  it('while it is being given up: the design waits, and is told that the picture is gone', async () => {
    const picture = await oldPicture();
    let looking: Promise<unknown> = Promise.resolve();
    await kernel.database.transaction(async (tx) => {
      await dropUnseen(tx, house.tools.clock.text);
      looking = kernel.database.transaction((other) => requirePicture(other, picture));
      looking.catch(() => undefined);
    });
    await assert.rejects(
      looking,
      (error) => error instanceof Problem && error.code === 'network.picture-not-found',
    );
  });

  it('and one that a design shows is kept for good', async () => {
    const picture = await oldPicture();
    const saved = await house.post('save-indoor', { revision: 0, record, design: hall({ picture }) });
    assert.equal(saved.status, 200);
    await drop();
    assert.equal(await isThere(picture.id), true);
  });
});
