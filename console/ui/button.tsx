import type { ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';
import { classes } from './classes.ts';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> {
  /** `strong` once a page; `decide` in outline, for what a person decides (the mark of what they decided is vermilion, the way there is not); `quiet` for the rest. */
  readonly look?: 'strong' | 'plain' | 'quiet' | 'decide';
  readonly small?: boolean;
  /** Something is under way; the button stays where it is. */
  readonly busy?: boolean;
  readonly submit?: boolean;
}

export function Button({
  look = 'plain',
  small = false,
  busy = false,
  submit = false,
  disabled,
  onClick,
  ...rest
}: ButtonProps) {
  const acts = look === 'decide' || look === 'strong';
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={classes(styles['button'], styles[look], small && styles['small'], busy && styles['busy'])}
      disabled={disabled === true || busy}
      aria-busy={busy}
      onClick={(event) => {
        // Whoever clicks twice means it once: the first click is on its way before the button shows that it is busy.
        if (acts && event.detail > 1) event.preventDefault();
        else onClick?.(event);
      }}
      {...rest}
    />
  );
}
