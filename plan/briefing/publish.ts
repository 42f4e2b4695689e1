import type { Text } from '@yuheng/kernel/messages';
import type { Briefing } from './briefing.ts';
import type { SaidRow } from './contradictions/contradiction-row.ts';
import type { EvidenceNote } from './evidence-note.ts';
import type { StoredSentence } from './figure.ts';
import { numberWords, titleWords } from './head-words.ts';
import type { LogHead } from './log-head.ts';
import { isPublicBody } from './public-body.ts';
import type { PublishedBriefing } from './published.ts';
import { partsOf, type Words } from './words.ts';

export interface PublishTools {
  readonly words: Readonly<Record<'zh-CN' | 'en', Words>>;
  /** The title of a measure. */
  readonly measure: (code: string) => Text;
  readonly head: LogHead | null;
}

/** What of a briefing the public is to read. Pure: fields are named one by one, so that none comes along unseen. */
export function publishedOf(briefing: Briefing, { words, measure, head }: PublishTools): PublishedBriefing {
  const { month, at, issuer, synthetic, plans, targets } = briefing;
  const { units, lamps, ledger, contradictions, evidence } = publicRows(briefing);
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
    ...(contradictions === undefined
      ? {}
      : {
          contradictions: contradictions.rows.map(({ said, others, ...row }) => ({
            ...row,
            said: unquoted(said),
            others: others.map(unquoted),
          })),
        }),
    ledger: ledger.map(({ progress: _progress, ...row }) => row),
    measures: Object.fromEntries([...new Set(codes)].map((code) => [code, measure(code)])),
    evidence,
    head,
  };
}

function unquoted({ text: _text, ...said }: SaidRow): Omit<SaidRow, 'text'> {
  return said;
}

/**
 * A briefing as everybody may have it as a file, in one language: what `publishedOf` leaves out is left out of it too. Pure.
 */
export function publicFileOf(briefing: Briefing, words: Words): Briefing {
  const hidden = namesIn(briefing).filter((name) => !isPublicBody(name));
  const { ledger, contradictions, ...rows } = publicRows(briefing);
  const chapter = (paragraphs: Briefing['problems']) =>
    paragraphs.map((sentences) =>
      sentences.map((one) => withoutNames(one, hidden, words) as Briefing['problems'][0][0]),
    );
  return {
    ...briefing,
    situation: chapter(briefing.situation),
    problems: chapter(briefing.problems),
    demands: chapter(briefing.demands),
    ...rows,
    ...(contradictions === undefined
      ? {}
      : { contradictions: { ...contradictions, words: chapter(contradictions.words) } }),
    ledger: ledger.map((row) => ({ ...row, progress: null })),
  };
}

type PublicRows = Pick<Briefing, 'units' | 'lamps' | 'ledger' | 'evidence'> &
  Partial<Pick<Briefing, 'contradictions'>>;

/** Its tables without what people wrote, and without names that are not those of a body. */
function publicRows({ units, lamps, ledger, contradictions, evidence }: Briefing): PublicRows {
  const body = (name: string | null): string | null => (name !== null && isPublicBody(name) ? name : null);
  const said = (one: SaidRow): SaidRow => ({ ...one, unit: body(one.unit), text: null });
  return {
    units: units.map((row) => ({ ...row, unit: body(row.unit) })),
    lamps: lamps.map((row) => ({ ...row, unit: body(row.unit) })),
    ledger: ledger.map((row) => ({ ...row, lead: body(row.lead), others: row.others.filter(isPublicBody) })),
    ...(contradictions === undefined
      ? {}
      : {
          contradictions: {
            ...contradictions,
            rows: contradictions.rows.map((row) => ({
              ...row,
              unit: body(row.unit),
              said: said(row.said),
              others: row.others.map(said),
              recorded: row.recorded.map((one) => ({ ...one, label: body(one.label) })),
            })),
          },
        }),
    evidence: evidence.map(publicNote),
  };
}

/** The id of a thing may hold its name. */
function publicNote(note: EvidenceNote): EvidenceNote {
  return note.of.kind === 'record' ? { ...note, of: { ...note.of, entity: null } } : note;
}

/** Everybody to whom something was given. */
function namesIn({ ledger, contradictions }: Briefing): readonly string[] {
  const given = ledger.flatMap(({ lead, others }) => [...(lead === null ? [] : [lead]), ...others]);
  return [...new Set([...given, ...(contradictions?.rows ?? []).flatMap(({ unit }) => unit ?? [])])];
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
    ...(briefing.contradictions === undefined
      ? {}
      : { contradictions: chapter(briefing.contradictions.words) }),
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
