import { resolve } from 'node:path';
import { callOperation } from '@yuheng/kernel/client';
import { loadKernelRegistry } from '@yuheng/kernel/open-kernel';
import { openPolicy } from '@yuheng/kernel/policy';
import { unknownNames } from '@yuheng/kernel/policy-unknown-names';
import { parseFlags } from '../flags.ts';
import { packs } from '../server/packs.ts';
import { readServerFile } from '../server/server-file.ts';
import { both, HOUSE, text } from '../text.ts';
import { UsageError } from '../usage-error.ts';

interface Listed {
  readonly id: string;
  readonly source: string;
  readonly effect: string;
  readonly description: Readonly<Record<'zh-CN' | 'en', string>>;
}

/**
 * `yuheng policy explain ACTION [--roles ROLES] [--organisation NAME] [--tenant NAME] [--resource RESOURCE] [--data DIR]`: why
 * somebody may do something; `policy list`: the policies in force; `policy check FOLDER`: whether policies of a house can be used, without a server.
 */
export async function policy([part = '', ...args]: readonly string[]): Promise<number> {
  if (!['explain', 'list', 'check'].includes(part)) throw new UsageError('usage.policy');
  const { flags, on, rest } = parseFlags(
    args,
    ['data', 'roles', 'organisation', 'tenant', 'resource'],
    [],
    1,
  );
  const [word] = rest;
  if ((part === 'list') !== (word === undefined)) throw new UsageError('usage.policy');
  if (part === 'check') return await checkFolder(word ?? '');
  const server = await readServerFile(resolve(flags['data'] ?? `${HOUSE}/.yuheng/demo`));
  if (part === 'list') {
    const { policies } = (await callOperation(server, 'policy', 'list-policies', {})) as {
      policies: readonly Listed[];
    };
    for (const one of policies) console.log(lineOf(one));
    return 0;
  }
  const { data: _, ...asked } = flags;
  const answer = (await callOperation(server, 'policy', 'read-decision', { action: word, ...asked })) as {
    words: Readonly<Record<'zh-CN' | 'en', string>>;
    policies: readonly Listed[];
    failed: readonly string[];
  };
  if (on.has('json')) console.log(JSON.stringify(answer, null, 2));
  else {
    console.log(answer.words['zh-CN']);
    console.log(answer.words.en);
    for (const one of answer.policies) console.log(lineOf(one));
    for (const id of answer.failed) console.log(both('policy.failed', { id }));
  }
  return 0;
}

/** @throws Problem policy.bad-policies, policy.policy-twice, policy.no-folder */
async function checkFolder(folder: string): Promise<number> {
  const registry = loadKernelRegistry(packs);
  const { inForce } = await openPolicy({ registry, packs, folder: resolve(folder) });
  console.log(both('policy.fine', { count: inForce.length }));
  // Without a server nobody knows what facts there are: only what packs define.
  const types = [...registry.entityTypes.keys()].toSorted();
  for (const warning of unknownNames(inForce, { EntityType: types }, registry))
    for (const language of ['zh-CN', 'en'] as const)
      console.log(text('policy.warning', { warning: warning[language] })[language]);
  return 0;
}

function lineOf({ id, source, effect, description }: Listed): string {
  return [effect, id, source, `${description['zh-CN']} · ${description.en}`].join('\t');
}
