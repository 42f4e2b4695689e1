import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { address } from '../data/request.ts';
import { upload } from '../data/upload.ts';
import { useText } from '../text/text-context.ts';
import styles from './attach-files.module.css';
import { Button } from './button.tsx';
import { FileInput } from './file-input.tsx';
import { Icon } from './icon.tsx';
import { Failure } from './states.tsx';

/** A kept file, by its digest. */
export interface AttachedFile {
  readonly sha256: string;
  readonly name: string;
}

const never = new AbortController().signal;
const accept = '.pdf,.ofd,.docx,.xlsx,.png,.jpg,.jpeg';

/** Files that a statement rests on: each is kept as it is chosen, a phone may take a picture of it. */
export function AttachFiles({
  label,
  files,
  onChange,
}: {
  readonly label: string;
  readonly files: readonly AttachedFile[];
  readonly onChange: (files: readonly AttachedFile[]) => void;
}) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const keep = useMutation({
    async mutationFn(chosen: readonly File[]) {
      const kept: AttachedFile[] = [];
      for (const file of chosen) {
        const name = file.name.slice(-255);
        const { sha256 } = await upload<AttachedFile>(
          '/api/files/save-file',
          { name },
          file,
          () => {},
          never,
        );
        kept.push({ sha256, name });
      }
      return kept;
    },
    onSuccess(kept) {
      const known = new Set(files.map(({ sha256 }) => sha256));
      onChange([...files, ...kept.filter(({ sha256 }) => !known.has(sha256))]);
    },
  });
  return (
    <div className={styles['attach']}>
      <span className={styles['label']}>{label}</span>
      <FileInput
        ref={input}
        accept={accept}
        label={label}
        testId="attach-file"
        multiple
        onFiles={(chosen) => keep.mutate(chosen)}
      />
      {files.length > 0 && (
        <ul className={styles['files']}>
          {files.map((file) => (
            <li key={file.sha256}>
              <FileLink file={file} />
              <Button
                small
                look="quiet"
                aria-label={t('attach.remove', { name: file.name })}
                onClick={() => onChange(files.filter(({ sha256 }) => sha256 !== file.sha256))}
              >
                <Icon name="close" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Button small busy={keep.isPending} onClick={() => input.current?.click()}>
          {t('attach.choose')}
        </Button>{' '}
        <small className={styles['hint']}>{t('attach.hint')}</small>
      </p>
      {keep.error !== null && <Failure error={keep.error} kept={t('attach.kept')} />}
    </div>
  );
}

/** A kept file as the way to it. */
export function FileLink({ file: { sha256, name } }: { readonly file: AttachedFile }) {
  return (
    <a className={styles['link']} href={address('/api/files/read-file', { sha256 })} download={name}>
      {name}
    </a>
  );
}
