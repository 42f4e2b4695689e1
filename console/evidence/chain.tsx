import type { ReactNode } from 'react';
import { classes } from '../ui/classes.ts';
import styles from './chain.module.css';

/** The way from a figure to its proof, as stars on one line. */
export function Chain({ children }: { readonly children: ReactNode }) {
  return <ol className={styles['chain']}>{children}</ol>;
}

export function Step({
  title,
  last = false,
  children,
}: {
  readonly title: string;
  readonly last?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <li className={classes(styles['step'], last && styles['last'])}>
      <h3 className={styles['title']}>{title}</h3>
      {children}
    </li>
  );
}
