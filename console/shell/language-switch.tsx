import { useLanguage, useText } from '../text/text-context.ts';
import styles from './tool.module.css';

/** One click to the other language; the button is written in that language. */
export function LanguageSwitch() {
  const t = useText();
  const { language, setLanguage } = useLanguage();
  const other = language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <button
      type="button"
      className={styles['tool']}
      lang={other}
      title={t('shell.language')}
      onClick={() => setLanguage(other)}
      data-testid="language-switch"
    >
      {t('shell.language.other')}
    </button>
  );
}
