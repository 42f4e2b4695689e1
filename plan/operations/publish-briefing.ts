import { digestOf } from '@yuheng/kernel/digest';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { measureTitles } from '../briefing/measure-titles.ts';
import { newestHead } from '../briefing/newest-head.ts';
import { isPublicBody } from '../briefing/public-body.ts';
import { publishedOf } from '../briefing/publish.ts';
import { wordsIn } from '../briefing/words.ts';
import { insertPublication, readBriefing, shownBriefing } from '../store/briefing-store.ts';

/** Shows a briefing to everybody: as a frozen version with its digest, in place of what was shown of its month before. */
export const publishBriefing = defineOperation({
  name: 'publish-briefing',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ briefing: Type.String({ format: 'uuid' }) }),
  output: Type.Object({ month: Type.String(), version: Type.Integer(), digest: Type.String() }),
  async handle({ briefing: id }, { kernel, actor }) {
    const briefing = await readBriefing(kernel.database, id);
    if (!isPublicBody(briefing.content.issuer))
      throw new Problem('plan.issuer-no-body', { issuer: briefing.content.issuer });
    const { month } = briefing;
    const content = publishedOf(briefing.content, {
      words: { 'zh-CN': wordsIn(kernel, 'zh-CN'), en: wordsIn(kernel, 'en') },
      measure: measureTitles(kernel),
      head: await newestHead(kernel),
    });
    const digest = digestOf(content);
    const before = await shownBriefing(kernel.database, month);
    if (before?.id === id) throw new Problem('plan.published-already', { month });
    const note = `SHA-256 ${digest}`;
    const replaced = before === null ? [] : [{ id: before.case, transition: 'replace', note }];
    let version = 0;
    await kernel.cases.change(
      'plan.publish-briefing',
      { move: [...replaced, { id: briefing.case, transition: 'publish', note }] },
      actor,
      {
        async with(_cases, tx) {
          const publishedAt = kernel.clock().toISOString();
          version = await insertPublication(tx, { month, briefing: id, content, digest, publishedAt });
        },
      },
    );
    return { month, version, digest };
  },
});
