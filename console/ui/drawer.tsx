import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../text/text-context.ts';
import { dialogOpened } from './dialogs.ts';
import styles from './drawer.module.css';
import { Icon } from './icon.tsx';

/**
 * A panel from the right over the page. Native dialog: Escape closes it, focus stays inside and goes
 * back to where it was. Mount it to open it.
 */
export function Drawer({
  title,
  testId,
  onClose,
  children,
}: {
  readonly title: ReactNode;
  readonly testId: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const t = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    const closed = element === null ? undefined : dialogOpened(element);
    return () => {
      closed?.();
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles['drawer']}
      aria-labelledby={heading}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles['inside']}>
        <header className={styles['head']}>
          <h2 id={heading}>{title}</h2>
          <button type="button" className={styles['close']} onClick={onClose} aria-label={t('drawer.close')}>
            <Icon name="close" />
          </button>
        </header>
        <div className={styles['body']}>{children}</div>
      </div>
    </dialog>
  );
}
