import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Icon } from '@yuheng/console/ui/icon';
import styles from './first-steps.module.css';

/** The first run: three steps to the first measured figure. It goes away with the first plan. */
export function FirstSteps({ may, onImport }: { readonly may: boolean; readonly onImport: () => void }) {
  const t = useText('plan');
  return (
    <section className={styles['steps']} data-testid="first-steps">
      <h1>{t('first.title')}</h1>
      <p className={styles['lead']}>{t('first.lead')}</p>
      <ol>
        {(['import', 'connect', 'see'] as const).map((step) => (
          <li key={step}>
            <h2>{t(`first.${step}`)}</h2>
            <p>{t(`first.${step}.text`)}</p>
            {step === 'import' && may && (
              <Button look="strong" onClick={onImport} data-testid="import-button">
                <Icon name="upload" size={18} />
                {t('board.import')}
              </Button>
            )}
            {step === 'connect' && <code>PATCH /ngsi-ld/v1/entities/…/attrs</code>}
          </li>
        ))}
      </ol>
    </section>
  );
}
