import { useText } from '@yuheng/console/text/text-context';
import type { Briefing } from '../../briefing/briefing.ts';
import type { StoredSentence } from '../../briefing/figure.ts';
import { partsOf } from '../../briefing/words.ts';
import styles from './briefing.module.css';
import { EvidenceLink } from './evidence-link.tsx';

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
  const t = useText('plan');
  return paragraphs.map((sentences) => (
    <p key={sentences.map(({ key }) => key).join()} className={styles['words']}>
      {sentences.flatMap((sentence) =>
        partsOf(sentence, t).map((part, index) =>
          typeof part === 'string' ? (
            part
          ) : (
            <EvidenceLink
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never change their places
              key={`${sentence.key} ${index}`}
              content={content}
              figure={part}
              onList={onList}
            />
          ),
        ),
      )}
    </p>
  ));
}
