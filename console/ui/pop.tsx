import { type ReactNode, useId, useRef } from 'react';

/** A button with a native popover below it, kept inside the window. Escape and a click outside close it. */
export function Pop({
  label,
  face,
  buttonClass,
  popClass,
  testId,
  children,
}: {
  readonly label: string;
  readonly face: ReactNode;
  readonly buttonClass: string | undefined;
  readonly popClass: string | undefined;
  readonly testId?: string;
  /** Is given the id of the popover, for a button inside that closes it. */
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const pop = useRef<HTMLDivElement>(null);
  const place = () => {
    const at = button.current?.getBoundingClientRect();
    if (at === undefined || pop.current === null) return;
    pop.current.style.top = `${at.bottom + 4}px`;
    pop.current.style.right = `${Math.max(8, document.documentElement.clientWidth - at.right)}px`;
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={buttonClass}
        popoverTarget={id}
        aria-label={label}
        title={label}
        data-testid={testId}
      >
        {face}
      </button>
      <div ref={pop} id={id} popover="auto" className={popClass} onToggle={place}>
        {children(id)}
      </div>
    </>
  );
}
