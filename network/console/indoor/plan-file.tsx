import { useMutation } from '@tanstack/react-query';
import { address } from '@yuheng/console/data/request';
import { upload } from '@yuheng/console/data/upload';
import { useFileDrop } from '@yuheng/console/data/use-file-drop';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { FileInput } from '@yuheng/console/ui/file-input';
import { Icon } from '@yuheng/console/ui/icon';
import { Failure } from '@yuheng/console/ui/states';
import { useRef, useState } from 'react';
import type { IndoorDesign } from '../../indoor/design-shape.ts';
import { outlineBox } from '../../indoor/outline-box.ts';
import { laidPicture } from '../../indoor/picture-scale.ts';
import type { Answer } from '../answers.ts';
import { DrawingPreview } from './drawing-preview.tsx';
import type { DesignChange } from './indoor-draft.ts';
import styles from './indoor-page.module.css';
import { type Measured, PictureForm } from './picture-form.tsx';

/** The plan out of a file: a drawing that gives it, or a picture that it is traced from. */
export function PlanFile({
  saved,
  design,
  measuring,
  measured,
  onMeasuring,
  onChange,
}: {
  /** The system whose plan is kept already. */
  readonly saved: string | null;
  readonly design: IndoorDesign;
  readonly measuring: boolean;
  readonly measured: Measured | null;
  readonly onMeasuring: (on: boolean) => void;
  readonly onChange: (change: DesignChange) => void;
}) {
  const t = useText('network');
  const input = useRef<HTMLInputElement>(null);
  const [drawing, setDrawing] = useState<{ readonly file: File; readonly at: number } | null>(null);
  const picture = useMutation({
    mutationFn: (file: File) =>
      upload<Answer<'save-floor-picture'>>(
        '/api/network/save-floor-picture',
        {},
        file,
        () => {},
        new AbortController().signal,
      ),
    onSuccess: (kept) => onChange({ picture: laidPicture(kept, outlineBox(design)) }),
  });
  const take = ([file]: readonly File[]) => {
    if (file === undefined) return;
    const pictured = /\.(?:png|jpe?g)$/i.test(file.name) || /^image\/(?:png|jpeg)$/.test(file.type);
    setDrawing(pictured ? null : { file, at: (drawing?.at ?? 0) + 1 });
    picture.reset();
    if (pictured) picture.mutate(file);
  };
  const { over, dropping } = useFileDrop(take);
  return (
    <section className={styles['card']} data-wide="true" aria-label={t('indoor.file')}>
      <div className={styles['title']}>
        <h2>{t('indoor.file')}</h2>
        {saved !== null && (
          <a
            href={address('/api/network/export-indoor', { system: saved })}
            download
            data-testid="indoor-export"
          >
            <Icon name="download" size={16} /> {t('indoor.file.download')}
          </a>
        )}
      </div>
      <div className={styles['drop']} data-over={over} data-testid="plan-drop" {...dropping}>
        <FileInput
          ref={input}
          accept=".dxf,.png,.jpg,.jpeg,image/png,image/jpeg"
          label={t('indoor.file.choose')}
          testId="plan-file"
          onFiles={take}
        />
        <Icon name="upload" />
        <p>
          <strong>{drawing?.file.name ?? t('indoor.file.drop')}</strong>
          <small>{t('indoor.file.limits')}</small>
        </p>
        <Button small busy={picture.isPending} onClick={() => input.current?.click()}>
          {t('indoor.file.choose')}
        </Button>
      </div>
      {picture.error !== null && <Failure error={picture.error} kept={t('indoor.file.kept')} />}
      {drawing !== null && (
        <DrawingPreview
          key={drawing.at}
          file={drawing.file}
          onTake={(plan) => {
            onChange(plan);
            setDrawing(null);
          }}
          onLeave={() => setDrawing(null)}
        />
      )}
      {design.picture !== undefined && (
        <PictureForm
          picture={design.picture}
          measuring={measuring}
          measured={measured}
          onMeasuring={onMeasuring}
          onChange={onChange}
        />
      )}
    </section>
  );
}
