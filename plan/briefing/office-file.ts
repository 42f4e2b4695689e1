import type { Kernel } from '@yuheng/kernel/kernel';
import type { Language } from '@yuheng/kernel/messages';
import type { FileAnswer } from '@yuheng/kernel/operation';
import type { Briefing } from './briefing.ts';
import { writeDocx } from './docx/write-docx.ts';
import { titleWords } from './head-words.ts';
import type { LogHead } from './log-head.ts';
import { measureTitles } from './measure-titles.ts';
import { wordsIn } from './words.ts';
import { writeXlsx } from './xlsx/write-xlsx.ts';

/** Media types of what offices open. */
export const officeMedia = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/**
 * A briefing as the document, or its ledger as the workbook.
 * @param site where readers reach the system; null: no links to it
 * @param head of the log at publication; null: not published, or not signed
 */
export async function officeFile(
  kernel: Kernel,
  briefing: Briefing,
  {
    format,
    language,
    site,
    head,
  }: {
    readonly format: keyof typeof officeMedia;
    readonly language: Language;
    readonly site: string | null;
    readonly head: LogHead | null;
  },
): Promise<FileAnswer> {
  const words = wordsIn(kernel, language);
  const titles = measureTitles(kernel);
  const tools = { words, language, measure: (code: string) => titles(code)[language] };
  const bytes =
    format === 'docx'
      ? await writeDocx(briefing, { ...tools, site, head })
      : await writeXlsx(briefing, tools);
  return { name: `${titleWords(briefing, words)}.${format}`, media: officeMedia[format], content: [bytes] };
}
