import Type from 'typebox';
import { Problem } from '../http/problem.ts';
import type { Kernel } from '../packs/kernel.ts';
import { defineProposalKind } from '../proposals/kind.ts';
import { type Preview, previewOf } from '../proposals/preview.ts';
import type { Sql } from '../store/database.ts';
import { actionTitle } from './action-title.ts';
import { decisionDifferences, policyDifferences, somebody } from './difference.ts';
import { PLAIN_NAME } from './plain-name.ts';
import { insertHouseText, readHouseTexts } from './policy-texts.ts';
import { demandRoles } from './read-policies.ts';
import { actionGroups } from './schema.ts';
import { knownNames, unknownNames } from './unknown-names.ts';

/** What whoever administers must still be able to do under any policy. */
const NEEDED = [
  'policy.propose-text',
  'policy.approve-text',
  'proposals/propose-change',
  'proposals/decide-proposal',
  'proposals/list-proposals',
];

/**
 * A text of policies of the house; an empty one takes it back. Approved, it is in force on every server of the database.
 * @throws Problem policy.bad-policies, policy.policy-twice, policy.no-role, policy.locks-out
 */
export const policyText = defineProposalKind({
  name: 'policy.text',
  content: Type.Object({
    name: Type.String({ pattern: PLAIN_NAME }),
    /** Cedar policies. */
    text: Type.String({ maxLength: 200_000 }),
  }),
  oneAtATime: true,
  subject: ({ name }) => name,
  records: () => Promise.resolve([]),
  title: ({ name }, { registry }) => Promise.resolve(registry.text('kernel', 'policy.text.title', { name })),
  path: () => '/policies',
  base: async ({ name }, _kernel, sql) => String(await versionOf(name, sql)),
  preview: (content, kernel) => preview(content, kernel, kernel.database),
  async apply(content, { kernel, proposal, settle }) {
    const { name: source, text } = content;
    await kernel.database.transaction((tx) =>
      settle(tx, async () => {
        await preview(content, kernel, tx);
        const version = (await versionOf(source, tx)) + 1;
        const at = kernel.clock().toISOString();
        await insertHouseText({ source, version, text, proposal, at }, tx);
      }),
    );
    await kernel.houseTexts.look();
  },
});

async function versionOf(name: string, sql: Sql): Promise<number> {
  return (await readHouseTexts(sql)).find(({ source }) => source === name)?.version ?? 0;
}

async function preview(
  { name, text }: { readonly name: string; readonly text: string },
  kernel: Kernel,
  sql: Sql,
): Promise<Preview> {
  const { policy, registry } = kernel;
  const texts = await readHouseTexts(sql);
  const others = texts.filter(({ source }) => source !== name);
  const now = policy.trial(await policy.check(texts));
  const then = policy.trial(await policy.check([...others, { source: name, text }]));
  const own = then.inForce.filter(({ source }) => source === name);
  demandRoles(own);
  if (NEEDED.some((action) => !then.may(somebody(['administrator'], null), action)))
    throw new Problem('policy.locks-out');
  const groups = actionGroups(registry);
  const told = (words: string | null) => words && { 'zh-CN': words, en: words };
  return previewOf({
    differences: policyDifferences(now.inForce, then.inForce).map(({ id, before, after }) => ({
      label: { 'zh-CN': id, en: id },
      before: told(before) || null,
      after: told(after) || null,
      code: true,
    })),
    decisions: decisionDifferences(now, then, (action) => groups.get(action) ?? []).map((one) => ({
      ...one,
      title: actionTitle(one.action, registry),
      who: [...one.who],
    })),
    warnings: unknownNames(own, await knownNames(kernel), registry).map((one) => ({ ...one })),
  });
}
