import { useId } from 'react';
import styles from './field.module.css';

export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** A native select with its label. */
export function Select({
  label,
  labelHidden = false,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <span className={styles['field']}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <select
        id={id}
        className={styles['input']}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </span>
  );
}
