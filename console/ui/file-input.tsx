import type { Ref } from 'react';

/** Opens the file dialog when something else is pressed: it is not seen and not reached by the Tab key. The same file can be chosen twice; several at once where `multiple` says so. */
export function FileInput({
  ref,
  id,
  accept,
  label,
  testId,
  multiple = false,
  onFiles,
}: {
  readonly ref?: Ref<HTMLInputElement>;
  readonly id?: string;
  readonly accept: string;
  readonly label: string;
  readonly testId: string;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  return (
    <input
      ref={ref}
      id={id}
      type="file"
      className="visually-hidden"
      accept={accept}
      multiple={multiple}
      tabIndex={-1}
      aria-label={label}
      data-testid={testId}
      onChange={(event) => {
        const files = [...(event.target.files ?? [])];
        event.target.value = '';
        if (files.length > 0) onFiles(files);
      }}
    />
  );
}
