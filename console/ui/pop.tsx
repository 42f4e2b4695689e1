import { type ReactNode, useId, useRef } from 'react';

/** A button with a native popover below it, or above where there is no room; kept inside the window. Escape and a click outside close it. */
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
    const { height } = pop.current.getBoundingClientRect();
    const above = at.top - 4 - height;
    const below = at.bottom + 4;
    const fits = below + height <= document.documentElement.clientHeight || above < 0;
    pop.current.style.top = `${fits ? below : above}px`;
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
