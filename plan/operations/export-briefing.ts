import { defineOperation, fileAnswer } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { writeDocx } from '../briefing/docx/write-docx.ts';
import { titleWords } from '../briefing/head-words.ts';
import { measureTitles } from '../briefing/measure-titles.ts';
import { wordsIn } from '../briefing/words.ts';
import { writeXlsx } from '../briefing/xlsx/write-xlsx.ts';
import { readBriefing } from '../store/briefing-store.ts';

const media = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** A briefing as a Word document in the layout of official documents, or its ledger as a workbook. */
export const exportBriefing = defineOperation({
  name: 'export-briefing',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({
    briefing: Type.String({ format: 'uuid' }),
    format: Type.Enum(['docx', 'xlsx']),
    language: Type.Optional(Type.Enum(['zh-CN', 'en'])),
    /** Where readers reach the system: then evidence is linked to it. */
    site: Type.Optional(Type.String({ pattern: '^https?://[A-Za-z0-9.:\\[\\]-]{1,200}$' })),
  }),
  output: fileAnswer,
  file: { media: Object.values(media) },
  async handle({ briefing: id, format, language = 'zh-CN', site = null }, { kernel }) {
    const { content } = await readBriefing(kernel.database, id);
    const words = wordsIn(kernel, language);
    const titles = measureTitles(kernel);
    const tools = { words, language, measure: (code: string) => titles(code)[language] };
    const bytes =
      format === 'docx' ? await writeDocx(content, { ...tools, site }) : await writeXlsx(content, tools);
    return { name: `${titleWords(content, words)}.${format}`, media: media[format], content: [bytes] };
  },
});
