import { type TextareaHTMLAttributes, useId } from 'react';
import styles from './field.module.css';

/** A labelled field for several lines, which grows with them. */
export function TextArea({
  label,
  ...rest
}: { readonly label: string } & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className'>) {
  const id = useId();
  return (
    <span className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <textarea id={id} className={styles['area']} rows={3} {...rest} />
    </span>
  );
}
