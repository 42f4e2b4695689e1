import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCli } from './run-cli.ts';

describe('yuheng policy check', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yuheng-policies-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const check = async (text: string) => {
    await writeFile(join(folder, 'own.cedar'), text);
    return runCli('policy', 'check', folder);
  };
  const about = (type: string): string =>
    `@id("own") forbid (principal in Role::"viewer", action == Action::"facts.read", resource is Entity in EntityType::"${type}");`;

  it('warns of a type of entities that no pack defines, with the nearest one', async () => {
    const misspelt = await check(about('Organisation'));
    assert.equal(misspelt.code, 0, misspelt.said);
    assert.match(misspelt.said, /“Organisation”：没有这种类型的数据.*最接近的是：Organization/);
    assert.match(misspelt.said, /“Organisation”: there are no facts of it.*The nearest: Organization/);
    assert.doesNotMatch((await check(about('Organization'))).said, /warning/);
  });

  it('refuses a role that there is not', async () => {
    const { code, said } = await check(about('Organization').replace('viewer', 'viewr'));
    assert.notEqual(code, 0);
    assert.match(said, /\[policy\.no-role\].*viewr.*viewer, officer, machine, administrator/s);
  });
});
