import { useLayoutEffect, useRef } from 'react';

export type KeyHandlers = { readonly [key: string]: () => void };

/**
 * Hears single keys wherever the focus is, but not in fields, in dialogs, or with a modifier. Space and Enter stay with
 * a button or a link that has the focus. Before everybody else: `/` filters here, and searches elsewhere.
 */
export function useKeys(handlers: KeyHandlers): void {
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('input, textarea, select, dialog[open], [contenteditable]') != null) return;
      if ((event.key === 'Enter' || event.key === ' ') && target?.closest('button, a, summary') != null)
        return;
      const handle = latest.current[event.key];
      if (handle === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      handle();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
}
