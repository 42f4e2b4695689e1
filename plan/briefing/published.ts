import Type, { type Static } from 'typebox';
import { Briefing, LampRow, LedgerRow, TargetRow, UnitRow } from './briefing.ts';
import { ContradictionRow, SaidRow } from './contradictions/contradiction-row.ts';
import { EvidenceNote } from './evidence-note.ts';
import { Figure } from './figure.ts';
import { LogHead } from './log-head.ts';

/** A chapter as it was worded on the day: paragraphs of words and figures. */
const Chapter = Type.Array(Type.Array(Type.Union([Type.String(), Figure])));

/** The words of a published briefing in one language. */
export const PublishedWords = Type.Object({
  title: Type.String(),
  number: Type.Union([Type.String(), Type.Null()]),
  situation: Chapter,
  contradictions: Type.Optional(Chapter),
  problems: Chapter,
  demands: Chapter,
});

/** Without what the unit wrote. */
const PublishedSaid = Type.Omit(SaidRow, ['text']);
export const PublishedContradiction = Type.Object({
  ...ContradictionRow.properties,
  said: PublishedSaid,
  others: Type.Array(PublishedSaid),
});

/**
 * What the public reads of a briefing: the words are frozen with the figures. It names no person: no journal notes, nobody
 * who made or decided anything, and no unit whose name is not that of a body.
 */
export const PublishedBriefing = Type.Object({
  format: Type.Literal('yuheng-published-briefing/1'),
  month: Briefing.properties.month,
  at: Briefing.properties.at,
  issuer: Briefing.properties.issuer,
  synthetic: Briefing.properties.synthetic,
  plans: Briefing.properties.plans,
  words: Type.Object({ 'zh-CN': PublishedWords, en: PublishedWords }),
  targets: Type.Array(TargetRow),
  units: Type.Array(UnitRow),
  lamps: Type.Array(LampRow),
  /** Absent in what was published before briefings had this chapter. */
  contradictions: Type.Optional(Type.Array(PublishedContradiction)),
  ledger: Type.Array(Type.Omit(LedgerRow, ['progress'])),
  /** Titles of the measures that are named. */
  measures: Type.Record(Type.String(), Type.Object({ 'zh-CN': Type.String(), en: Type.String() })),
  evidence: Type.Array(EvidenceNote),
  /** Absent as above; null: the log of the house is not signed. */
  head: Type.Optional(Type.Union([LogHead, Type.Null()])),
});
export type PublishedBriefing = Static<typeof PublishedBriefing>;
