import { defineOperation, fileAnswer } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { MONTH } from '../briefing/month.ts';
import { officeFile, officeMedia } from '../briefing/office-file.ts';
import { iatiResults } from '../briefing/open-data/iati-results.ts';
import { openJson } from '../briefing/open-data/open-json.ts';
import { sdmxCsv } from '../briefing/open-data/sdmx-csv.ts';
import { publicFileOf } from '../briefing/publish.ts';
import { wordsIn } from '../briefing/words.ts';
import { readPublication, readShownBriefing } from '../store/briefing-store.ts';

const data = {
  json: { media: 'application/json', write: openJson, ending: 'json' },
  iati: { media: 'application/xml', write: iatiResults, ending: 'iati.xml' },
  sdmx: { media: 'application/vnd.sdmx.data+csv; version=2.0.0', write: sdmxCsv, ending: 'sdmx.csv' },
} as const;

/** A published briefing as open data, made of the frozen version and of nothing else; or as the document and the workbook of it that everybody may have. */
export const exportPublishedBriefing = defineOperation({
  name: 'export-published-briefing',
  kind: 'query',
  permission: null,
  input: Type.Object({
    month: Type.String({ pattern: MONTH }),
    format: Type.Enum(['json', 'iati', 'sdmx', 'docx', 'xlsx']),
    /** Of the document and the workbook. */
    language: Type.Optional(Type.Enum(['zh-CN', 'en'])),
  }),
  output: fileAnswer,
  file: { media: [...Object.values(data).map(({ media }) => media), ...Object.values(officeMedia)] },
  async handle({ month, format, language = 'zh-CN' }, { kernel }) {
    if (format !== 'docx' && format !== 'xlsx') {
      const { media, write, ending } = data[format];
      const publication = await readPublication(kernel.database, month);
      return { name: `briefing-${month}.${ending}`, media, content: [write(publication)] };
    }
    const { briefing, head } = await readShownBriefing(kernel.database, month);
    const own = publicFileOf(briefing, wordsIn(kernel, language));
    return officeFile(kernel, own, { format, language, site: null, head });
  },
});
