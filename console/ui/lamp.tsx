import { useText } from '../text/text-context.ts';
import { classes } from './classes.ts';
import styles from './lamp.module.css';

export type LampState = 'normal' | 'warning' | 'unlikely' | 'overdue' | 'none';

export const lampStates: readonly LampState[] = ['overdue', 'unlikely', 'warning', 'normal', 'none'];

/** ● 正常 · ▲ 预警 · ◆ 难达标 · ■ 超期 · ○ 无依据: always a shape, a colour and a word; the word may be for screen readers only. */
export function Lamp({
  state,
  size = 'row',
  word = true,
}: {
  readonly state: LampState;
  readonly size?: 'small' | 'row' | 'large';
  readonly word?: boolean;
}) {
  const t = useText();
  return (
    <span className={classes(styles['lamp'], styles[`${state}-word`], styles[size])}>
      <LampShape state={state} />
      <span className={word ? styles['word'] : 'visually-hidden'}>{t(`lamp.${state}`)}</span>
    </span>
  );
}

/** The shape alone, as large as the text around it; a word must stand beside it. */
export function LampShape({ state }: { readonly state: LampState }) {
  return (
    <svg className={classes(styles['shape'], styles[state])} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[state]}
    </svg>
  );
}

const shapes = {
  normal: <circle cx="8" cy="8" r="6.5" />,
  warning: <path d="M8 1.8 15 14.2H1Z" strokeLinejoin="round" />,
  unlikely: <path d="M8 1 15 8 8 15 1 8Z" strokeLinejoin="round" />,
  overdue: <rect x="2" y="2" width="12" height="12" rx="0.8" />,
  none: <circle cx="8" cy="8" r="6.2" />,
};
