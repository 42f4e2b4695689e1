import { type FormEvent, useState } from 'react';
import { ProposeForm } from '../proposals/propose-form.tsx';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { TextArea } from '../ui/text-area.tsx';
import styles from './policies.module.css';

/** A text of policies of the house, to be proposed. */
export function TextForm() {
  const t = useText();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [content, setContent] = useState<{ readonly name: string; readonly text: string } | null>(null);
  const preview = (event: FormEvent) => {
    event.preventDefault();
    setContent({ name, text });
  };
  return (
    <section className={styles['card']}>
      <h2>{t('policies.change')}</h2>
      <p className={styles['lead']}>{t('policies.change.lead')}</p>
      <form className={styles['list']} onSubmit={preview}>
        <Field
          label={t('policies.text.name')}
          value={name}
          required
          pattern="[a-z0-9][a-z0-9\-]{0,59}"
          onChange={({ target }) => setName(target.value)}
          data-testid="policy-name"
        />
        <TextArea
          label={t('policies.text')}
          value={text}
          rows={6}
          onChange={({ target }) => setText(target.value)}
          data-testid="policy-text"
        />
        <p className={styles['acts']}>
          <Button submit data-testid="policy-preview">
            {t('policies.preview')}
          </Button>
        </p>
      </form>
      {content !== null && (
        <ProposeForm
          key={JSON.stringify(content)}
          change={{ kind: 'policy.text', content }}
          onCancel={() => setContent(null)}
          onDone={() => {
            setContent(null);
            setText('');
          }}
        />
      )}
    </section>
  );
}
