import type { Text } from '@yuheng/kernel/messages';
import type { Briefing } from './briefing.ts';
import type { StoredSentence } from './figure.ts';
import { numberWords, titleWords } from './head-words.ts';
import { isPublicBody } from './public-body.ts';
import type { PublishedBriefing } from './published.ts';
import { partsOf, type Words } from './words.ts';

export interface PublishTools {
  readonly words: Readonly<Record<'zh-CN' | 'en', Words>>;
  /** The title of a measure. */
  readonly measure: (code: string) => Text;
}

/** What of a briefing the public is to read. Pure: fields are named one by one, so that none comes along unseen. */
export function publishedOf(briefing: Briefing, { words, measure }: PublishTools): PublishedBriefing {
  const { month, at, issuer, synthetic, plans, targets, evidence } = briefing;
  const { units, lamps, ledger } = publicRows(briefing);
  const codes = evidence.flatMap(({ of }) => (of.kind === 'measurement' ? [of.measure] : []));
  const hidden = namesIn(briefing).filter((name) => !isPublicBody(name));
  return {
    format: 'yuheng-published-briefing/1',
    month,
    at,
    issuer,
    synthetic,
    plans,
    words: {
      'zh-CN': wordsOf(briefing, words['zh-CN'], hidden),
      en: wordsOf(briefing, words.en, hidden),
    },
    targets,
    units,
    lamps,
    ledger: ledger.map(({ progress: _progress, ...row }) => row),
    measures: Object.fromEntries([...new Set(codes)].map((code) => [code, measure(code)])),
    evidence,
  };
}

/**
 * A briefing as everybody may have it as a file, in one language: what `publishedOf` leaves out is left out of it too. Pure.
 */
export function publicFileOf(briefing: Briefing, words: Words): Briefing {
  const hidden = namesIn(briefing).filter((name) => !isPublicBody(name));
  const { units, lamps, ledger } = publicRows(briefing);
  const chapter = (paragraphs: Briefing['problems']) =>
    paragraphs.map((sentences) =>
      sentences.map((one) => withoutNames(one, hidden, words) as Briefing['problems'][0][0]),
    );
  return {
    ...briefing,
    situation: chapter(briefing.situation),
    problems: chapter(briefing.problems),
    demands: chapter(briefing.demands),
    units,
    lamps,
    ledger: ledger.map((row) => ({ ...row, progress: null })),
  };
}

/** Its tables without names that are not those of a body. */
function publicRows({ units, lamps, ledger }: Briefing): Pick<Briefing, 'units' | 'lamps' | 'ledger'> {
  const body = (name: string | null): string | null => (name !== null && isPublicBody(name) ? name : null);
  return {
    units: units.map((row) => ({ ...row, unit: body(row.unit) })),
    lamps: lamps.map((row) => ({ ...row, unit: body(row.unit) })),
    ledger: ledger.map((row) => ({ ...row, lead: body(row.lead), others: row.others.filter(isPublicBody) })),
  };
}

/** Everybody to whom something was given. */
function namesIn({ ledger }: Briefing): readonly string[] {
  return [...new Set(ledger.flatMap(({ lead, others }) => [...(lead === null ? [] : [lead]), ...others]))];
}

function wordsOf(
  briefing: Briefing,
  words: Words,
  hidden: readonly string[],
): PublishedBriefing['words']['en'] {
  const chapter = (paragraphs: readonly (readonly StoredSentence[])[]) =>
    paragraphs.map((sentences) =>
      sentences.flatMap((sentence) => [...partsOf(withoutNames(sentence, hidden, words), words)]),
    );
  return {
    title: titleWords(briefing, words),
    number: numberWords(briefing, words),
    situation: chapter(briefing.situation),
    problems: chapter(briefing.problems),
    demands: chapter(briefing.demands),
  };
}

/** Where sentences list units, those whose names are not published are spoken of together. */
function withoutNames(
  { key, values }: StoredSentence,
  hidden: readonly string[],
  words: Words,
): StoredSentence {
  const entries = Object.entries(values).map(([name, value]) => {
    if (!('words' in value)) return [name, value] as const;
    const kept = value.words.filter((word) => !hidden.includes(word));
    const others = kept.length < value.words.length ? [words('briefing.unnamed-body')] : [];
    return [name, { words: [...kept, ...others] }] as const;
  });
  return { key, values: Object.fromEntries(entries) };
}
