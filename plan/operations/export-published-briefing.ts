import { defineOperation, fileAnswer } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { MONTH } from '../briefing/month.ts';
import { iatiResults } from '../briefing/open-data/iati-results.ts';
import { openJson } from '../briefing/open-data/open-json.ts';
import { sdmxCsv } from '../briefing/open-data/sdmx-csv.ts';
import { readPublication } from '../store/briefing-store.ts';

const formats = {
  json: { media: 'application/json', write: openJson, ending: 'json' },
  iati: { media: 'application/xml', write: iatiResults, ending: 'iati.xml' },
  sdmx: { media: 'application/vnd.sdmx.data+csv; version=1.0.0', write: sdmxCsv, ending: 'sdmx.csv' },
} as const;

/** The figures of a published briefing as open data, made of the frozen version and of nothing else. */
export const exportPublishedBriefing = defineOperation({
  name: 'export-published-briefing',
  kind: 'query',
  permission: null,
  input: Type.Object({
    month: Type.String({ pattern: MONTH }),
    format: Type.Enum(['json', 'iati', 'sdmx']),
  }),
  output: fileAnswer,
  file: { media: Object.values(formats).map(({ media }) => media) },
  async handle({ month, format }, { kernel }) {
    const publication = await readPublication(kernel.database, month);
    const { media, write, ending } = formats[format];
    return { name: `briefing-${month}.${ending}`, media, content: [write(publication)] };
  },
});
