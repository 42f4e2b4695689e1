import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { useState } from 'react';
import styles from './coverage-page.module.css';
import { placeOfText, textOfPlace } from './place-text.ts';

/** A place by its coordinates: what a click on the map does. */
export function PlaceForm() {
  const t = useText('network');
  const { set } = usePlace();
  const [text, setText] = useState('');
  const place = placeOfText(text.replaceAll(/[\s，]+/g, ',').replace(/,+/g, ','));
  return (
    <form
      className={styles['place']}
      onSubmit={(event) => {
        event.preventDefault();
        if (place !== null) set({ at: textOfPlace(...place), server: undefined });
      }}
    >
      <Field
        label={t('coverage.place')}
        placeholder="113.625, 34.747"
        value={text}
        onChange={(event) => setText(event.target.value)}
        data-testid="place-text"
      />
      <Button small submit disabled={place === null}>
        {t('coverage.place.open')}
      </Button>
    </form>
  );
}
