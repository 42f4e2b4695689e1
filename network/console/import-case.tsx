import { useMutation } from '@tanstack/react-query';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { FileInput } from '@yuheng/console/ui/file-input';
import { Failure } from '@yuheng/console/ui/states';
import { useRef, useState } from 'react';
import styles from './new-case.module.css';

/** A case as the command line takes it, from a file. */
export function ImportCase({
  start,
  onStarted,
}: {
  readonly start: (input: object) => Promise<string>;
  readonly onStarted: (run: string) => void;
}) {
  const t = useText('network');
  const input = useRef<HTMLInputElement>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const take = useMutation({ mutationFn: start, onSuccess: onStarted });
  const read = async (file: File) => {
    setBroken(null);
    try {
      take.mutate({
        name: file.name.replace(/\.json$/i, ''),
        case: JSON.parse(await file.text()) as unknown,
      });
    } catch {
      setBroken(file.name);
    }
  };
  return (
    <section>
      <h3>{t('coverage.import')}</h3>
      <p className={styles['soft']}>{t('coverage.import.text')}</p>
      <FileInput
        ref={input}
        accept=".json,application/json"
        label={t('coverage.import')}
        testId="import-case"
        onFiles={([file]) => file !== undefined && void read(file)}
      />
      <Button onClick={() => input.current?.click()} busy={take.isPending}>
        {t('coverage.import.choose')}
      </Button>
      {broken !== null && (
        <p className={styles['broken']} role="alert">
          {t('coverage.import.broken', { name: broken })}
        </p>
      )}
      {take.error !== null && <Failure error={take.error} kept={t('coverage.new.kept')} />}
    </section>
  );
}
