import { Messages } from '@yuheng/kernel/messages';
import { writeDocx } from '@yuheng/plan/briefing-docx';
import { publishedOf } from '@yuheng/plan/briefing-publish';
import { writeBriefing } from '@yuheng/plan/briefing-write';
import { writeXlsx } from '@yuheng/plan/briefing-xlsx';
import { pack } from '@yuheng/plan/pack';
import { strToU8, zipSync } from 'fflate';
import { madeBriefingSource, madeIssuer } from './made/briefing-source.ts';
import { summarise, timed } from './samples.ts';

export interface BriefingBench {
  readonly runs: number;
  readonly say: (line: string) => void;
}

/** A briefing of 64 tasks and 40 units from the board to its files, beside packing the same content as plain JSON. */
export async function benchBriefing({ runs, say }: BriefingBench): Promise<void> {
  const source = madeBriefingSource(64, 40);
  const messages = Messages.load(pack.folder);
  const words =
    (language: 'zh-CN' | 'en') => (key: string, values?: Readonly<Record<string, string | number>>) =>
      messages.text(key, values)[language];
  const chinese = words('zh-CN');
  const head = { month: '2026-11', issuer: madeIssuer, code: null, number: 1 };
  const measure = (code: string) => code;
  let sizes = '';
  const briefing = writeBriefing(head, source);
  const all = await timed(runs, async () => {
    const written = writeBriefing(head, source);
    const docx = await writeDocx(written, {
      words: chinese,
      language: 'zh-CN',
      measure,
      site: 'http://127.0.0.1',
      head: null,
    });
    const xlsx = await writeXlsx(written, { words: chinese, language: 'zh-CN', measure });
    const page = publishedOf(written, {
      words: { 'zh-CN': chinese, en: words('en') },
      measure: (code) => ({ 'zh-CN': code, en: code }),
      head: null,
    });
    sizes = `docx ${docx.length}, xlsx ${xlsx.length}, page ${JSON.stringify(page).length} bytes`;
  });
  const packed = await timed(runs, async () => {
    zipSync({ 'briefing.json': strToU8(JSON.stringify(briefing)) });
    await Promise.resolve();
  });
  const [own, base] = [summarise(all), summarise(packed)];
  say(
    `${briefing.ledger.length} tasks, ${briefing.units.length} units, ${briefing.evidence.length} pieces of evidence: ${sizes}`,
  );
  say(
    `docx + xlsx + page: p50 ${own.p50.toFixed(0)} ms, p99 ${own.p99.toFixed(0)} ms = ${(own.p50 / base.p50).toFixed(1)} × the same content as zipped JSON (${base.p50.toFixed(1)} ms)`,
  );
}
