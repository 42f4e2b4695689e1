import { useLayoutEffect, useRef } from 'react';

/** Hears keys held with Alt wherever the focus is, fields too; named by their place on the keyboard (`KeyR`). */
export function useAltKeys(handlers: { readonly [code: string]: () => void }): void {
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      const handle = latest.current[event.code];
      if (handle === undefined) return;
      event.preventDefault();
      handle();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
