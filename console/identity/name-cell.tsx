import styles from './identity.module.css';

/** The name of what may be closed, then struck through. */
export function nameCell({ name, closedAt }: { readonly name: string; readonly closedAt: string | null }) {
  return <span className={closedAt === null ? undefined : styles['closed']}>{name}</span>;
}
