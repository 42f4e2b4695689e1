import type { Briefing } from '../../briefing/briefing.ts';
import type { StoredSentence } from '../../briefing/figure.ts';
import styles from './briefing.module.css';
import { Sentences } from './sentences.tsx';

/** The paragraphs of a chapter, each figure a way to its evidence. */
export function Chapter({
  content,
  paragraphs,
  onList,
}: {
  readonly content: Briefing;
  readonly paragraphs: readonly (readonly StoredSentence[])[];
  readonly onList: (evidence: string) => void;
}) {
  return paragraphs.map((sentences) => (
    <p key={sentences.map(({ key }) => key).join()} className={styles['words']}>
      <Sentences content={content} sentences={sentences} onList={onList} />
    </p>
  ));
}
