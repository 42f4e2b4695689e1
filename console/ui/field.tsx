import { type InputHTMLAttributes, useId } from 'react';
import { useText } from '../text/text-context.ts';
import styles from './field.module.css';

/**
 * A labelled input; the label may be for screen readers only where the place says enough. What is wrong with the value
 * stands below it.
 */
export function Field({
  label,
  labelHidden = false,
  wrong = null,
  ...rest
}: { readonly label: string; readonly labelHidden?: boolean; readonly wrong?: string | null } & Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'className'
>) {
  const id = useId();
  const t = useText();
  return (
    <span className={styles['field']}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {label}
        {rest.required === true && !labelHidden && (
          <small className={styles['required']} aria-hidden="true">
            {t('field.required')}
          </small>
        )}
      </label>
      <input
        id={id}
        className={styles['input']}
        {...(wrong === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` })}
        {...rest}
      />
      {wrong !== null && (
        <span id={`${id}-wrong`} role="alert" className={styles['wrong']}>
          {wrong}
        </span>
      )}
    </span>
  );
}
