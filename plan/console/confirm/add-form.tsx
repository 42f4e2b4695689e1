import { useText } from '@yuheng/console/text/text-context';
import { Field } from '@yuheng/console/ui/field';
import { useState } from 'react';
import type { ItemFields, TargetFields } from '../../confirm/fields.ts';
import { suggestItem, suggestTarget } from '../../confirm/suggest-fields.ts';
import type { Words } from './document-pane.tsx';
import styles from './form-frame.module.css';
import { FormFrame } from './form-frame.tsx';
import { ItemForm } from './item-form.tsx';
import { placeOfWords } from './selected-words.ts';
import { TargetForm } from './target-form.tsx';

export type Addition =
  | { readonly kind: 'item'; readonly span: Words; readonly fields: ItemFields }
  | { readonly kind: 'target'; readonly span: Words; readonly fields: TargetFields };

/** Adds what the compiler missed: first its words in the document, selected or typed, then what they mean. */
export function AddForm({
  kind,
  words,
  text,
  plan,
  near,
  issueDate,
  units,
  onAdd,
  onCancel,
}: {
  readonly kind: 'item' | 'target';
  /** Selected already; null to be typed. */
  readonly words: Words | null;
  readonly text: string;
  readonly plan: Words;
  /** Where to look first for typed words. */
  readonly near: number;
  readonly issueDate: string | null;
  readonly units: readonly string[];
  readonly onAdd: (addition: Addition) => Promise<boolean>;
  readonly onCancel: () => void;
}) {
  const t = useText('plan');
  const [span, setSpan] = useState(words);
  const title = t(`confirm.add.${kind}`);
  if (span === null) {
    return (
      <WordsForm title={title} text={text} plan={plan} near={near} onFound={setSpan} onCancel={onCancel} />
    );
  }
  const common = { title, save: title, reason: null, onCancel };
  const quote = (
    <blockquote className={styles['quote']} lang="zh-CN">
      {text.slice(span.start, span.end)}
    </blockquote>
  );
  if (kind === 'item') {
    return (
      <ItemForm
        key={span.start}
        fields={suggestItem(text, span, issueDate)}
        {...common}
        onSave={(fields) => onAdd({ kind, span, fields })}
      >
        {quote}
      </ItemForm>
    );
  }
  return (
    <TargetForm
      key={span.start}
      fields={suggestTarget(text, span, issueDate)}
      known={null}
      units={units}
      {...common}
      onSave={(fields) => onAdd({ kind, span, fields })}
    >
      {quote}
    </TargetForm>
  );
}

function WordsForm({
  title,
  text,
  plan,
  near,
  onFound,
  onCancel,
}: {
  readonly title: string;
  readonly text: string;
  readonly plan: Words;
  readonly near: number;
  readonly onFound: (span: Words) => void;
  readonly onCancel: () => void;
}) {
  const t = useText('plan');
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <FormFrame
      title={title}
      save={t('confirm.add.find')}
      reason={null}
      onCancel={onCancel}
      onSave={async () => {
        const span = placeOfWords(text, plan, typed, near);
        setMissing(span === null);
        if (span !== null) onFound(span);
        return span !== null;
      }}
    >
      <div className={styles['wide']}>
        <Field
          label={t('confirm.add.words')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          data-testid="field-words"
        />
        {missing && (
          <span className={styles['fault']} role="alert">
            {t('confirm.add.nowhere')}
          </span>
        )}
      </div>
    </FormFrame>
  );
}
