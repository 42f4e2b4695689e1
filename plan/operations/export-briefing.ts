import { defineOperation, fileAnswer } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { officeFile, officeMedia } from '../briefing/office-file.ts';
import { readBriefing } from '../store/briefing-store.ts';

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
  file: { media: Object.values(officeMedia) },
  async handle({ briefing: id, format, language = 'zh-CN', site = null }, { kernel }) {
    const { content, head } = await readBriefing(kernel.database, id);
    return officeFile(kernel, content, { format, language, site, head });
  },
});
