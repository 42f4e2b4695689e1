import { useColours } from '@yuheng/console/ui/use-colours';
import { useMemo } from 'react';
import type { Theme } from '../rules/picture-classes.ts';

/** The present theme by its paper: dark where that is darker than half. */
export function useTheme(): Theme {
  const colours = useColours();
  return useMemo(() => {
    const [red = 255] = (/\d+/.exec(colours('--paper')) ?? []).map(Number);
    return red < 128 ? 'dark' : 'light';
  }, [colours]);
}
