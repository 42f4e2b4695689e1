import type { Ref } from 'react';

/** Opens the file dialog when something else is pressed: it is not seen and not reached by the Tab key. The same file can be chosen twice. */
export function FileInput({
  ref,
  id,
  accept,
  label,
  testId,
  onFile,
}: {
  readonly ref?: Ref<HTMLInputElement>;
  readonly id?: string;
  readonly accept: string;
  readonly label: string;
  readonly testId: string;
  readonly onFile: (file: File) => void;
}) {
  return (
    <input
      ref={ref}
      id={id}
      type="file"
      className="visually-hidden"
      accept={accept}
      tabIndex={-1}
      aria-label={label}
      data-testid={testId}
      onChange={(event) => {
        const file = event.target.files?.[0];
        event.target.value = '';
        if (file !== undefined) onFile(file);
      }}
    />
  );
}
