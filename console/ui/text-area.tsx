import { type TextareaHTMLAttributes, useId } from 'react';
import { useText } from '../text/text-context.ts';
import styles from './field.module.css';

/** A labelled field for several lines, which grows with them. */
export function TextArea({
  label,
  ...rest
}: { readonly label: string } & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className'>) {
  const id = useId();
  const t = useText();
  return (
    <span className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
        {rest.required === true && (
          <small className={styles['required']} aria-hidden="true">
            {t('field.required')}
          </small>
        )}
      </label>
      <textarea id={id} className={styles['area']} rows={3} {...rest} />
    </span>
  );
}
