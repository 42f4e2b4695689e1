import type { Language } from '@yuheng/kernel/messages';
import { formatNumber } from '../intake/number-format.ts';
import type { Words } from './words.ts';

const chapters = ['situation', 'units', 'lamps', 'contradictions', 'problems', 'demands'] as const;
type Chapter = (typeof chapters)[number];

/** 一、总体情况 … in the order of the briefing; one without a chapter on contradictions goes on without a gap. */
export function chapterHeading(
  chapter: Chapter,
  { contradictions }: { readonly contradictions?: unknown },
  words: Words,
  language: Language,
): string {
  const own = chapters.filter((name) => name !== 'contradictions' || contradictions !== undefined);
  const number = formatNumber(
    own.indexOf(chapter) + 1,
    language === 'zh-CN' ? 'chineseCountingThousand' : 'upperRoman',
  );
  return words('briefing.chapter', { number, title: words(`briefing.heading.${chapter}`) });
}
