import { useText } from '@yuheng/console/text/text-context';
import type { Briefing } from '../../briefing/briefing.ts';
import type { StoredSentence } from '../../briefing/figure.ts';
import { partsOf, type SentenceOf } from '../../briefing/words.ts';
import { EvidenceLink } from './evidence-link.tsx';

/** Sentences one behind the other, each figure a way to its evidence. */
export function Sentences({
  content,
  sentences,
  onList,
  of,
}: {
  readonly content: Pick<Briefing, 'evidence'>;
  readonly sentences: readonly StoredSentence[];
  readonly onList: (evidence: string) => void;
  readonly of?: SentenceOf;
}) {
  const t = useText('plan');
  return sentences.flatMap((sentence) =>
    partsOf(sentence, t, of).map((part, index) =>
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
  );
}
