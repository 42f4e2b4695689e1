import { type InputHTMLAttributes, useId } from 'react';
import styles from './field.module.css';

/** A labelled input; the label may be for screen readers only where the place says enough. */
export function Field({
  label,
  labelHidden = false,
  ...rest
}: { readonly label: string; readonly labelHidden?: boolean } & Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'className'
>) {
  const id = useId();
  return (
    <span className={styles['field']}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <input id={id} className={styles['input']} {...rest} />
    </span>
  );
}
