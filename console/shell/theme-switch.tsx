import { useState } from 'react';
import { useText } from '../text/text-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Pop } from '../ui/pop.tsx';
import { keep, kept } from './preference.ts';
import styles from './tool.module.css';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

function current(): Theme {
  const theme = kept('theme');
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

function apply(theme: Theme): void {
  keep('theme', theme === 'system' ? null : theme);
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  // For what draws with colours of its own (the map, charts).
  window.dispatchEvent(new Event('yuheng:theme'));
}

export function ThemeSwitch() {
  const t = useText();
  const [theme, setTheme] = useState(current);
  const choose = (next: Theme) => {
    apply(next);
    setTheme(next);
  };
  return (
    <Pop
      label={t('shell.theme')}
      face={<Icon name={theme} />}
      buttonClass={styles['tool']}
      popClass={styles['pop']}
      testId="theme-switch"
    >
      {(pop) =>
        themes.map((each) => (
          <button
            key={each}
            type="button"
            role="menuitemradio"
            aria-checked={theme === each}
            className={styles['item']}
            data-testid={`theme-${each}`}
            popoverTarget={pop}
            popoverTargetAction="hide"
            onClick={() => choose(each)}
          >
            <Icon name={each} size={18} />
            {t(`shell.theme.${each}`)}
          </button>
        ))
      }
    </Pop>
  );
}
