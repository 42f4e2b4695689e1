import { defineOperation, fileAnswer } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { measureTitles } from '../briefing/measure-titles.ts';
import { wordsIn } from '../briefing/words.ts';
import { writeAgenda } from '../meetings/docx/write-agenda.ts';
import { writeMinutes } from '../meetings/docx/write-minutes.ts';
import { readMeeting } from '../meetings/live-meeting.ts';
import { minutesName } from '../meetings/minutes/minutes-name.ts';
import { readAgendas, readMinutes } from '../store/meeting-papers.ts';

const media = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The agenda that was sent out, or a version of the minutes, as a Word document in the layout of official documents. */
export const exportMeeting = defineOperation({
  name: 'export-meeting',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({
    meeting: Type.String({ format: 'uuid' }),
    paper: Type.Enum(['agenda', 'minutes']),
    /** Of the minutes or the agenda; the newest unless told. */
    version: Type.Optional(Type.Integer({ minimum: 1 })),
    language: Type.Optional(Type.Enum(['zh-CN', 'en'])),
    /** Where readers reach the system: then evidence is linked to it. */
    site: Type.Optional(Type.String({ pattern: '^https?://[A-Za-z0-9.:\\[\\]-]{1,200}$' })),
  }),
  output: fileAnswer,
  file: { media: [media] },
  async handle({ meeting: id, paper, version, language = 'zh-CN', site = null }, { kernel }) {
    const meeting = await readMeeting(kernel, id);
    const words = wordsIn(kernel, language);
    if (paper === 'minutes') {
      const issued = wanted(await readMinutes(kernel.database, id), version);
      const name = `${minutesName(meeting.kind, issued.content, words)}.docx`;
      return { name, media, content: [await writeMinutes(issued, words, language)] };
    }
    const agenda = wanted(await readAgendas(kernel.database, id), version);
    const titles = measureTitles(kernel);
    const tools = { words, language, measure: (code: string) => titles(code)[language], site };
    const bytes = await writeAgenda(meeting, agenda.content, tools);
    return { name: `${words('agenda.title', { title: meeting.title })}.docx`, media, content: [bytes] };
  },
});

/** @throws Problem plan.not-issued */
function wanted<Paper extends { readonly version: number }>(
  papers: readonly Paper[],
  version: number | undefined,
): Paper {
  const paper = version === undefined ? papers.at(-1) : papers.find((one) => one.version === version);
  if (paper === undefined) throw new Problem('plan.not-issued');
  return paper;
}
