import { useEffect, useMemo, useState } from 'react';

/**
 * The colours of the present theme as plain values, for what draws by itself (the map, charts).
 * The function changes with the theme, so it may stand in the dependencies of an effect.
 */
export function useColours(): (token: string) => string {
  const [theme, setTheme] = useState(0);
  useEffect(() => {
    const change = () => setTheme((before) => before + 1);
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', change);
    window.addEventListener('yuheng:theme', change);
    return () => {
      system.removeEventListener('change', change);
      window.removeEventListener('yuheng:theme', change);
    };
  }, []);
  // A function of its own for each theme: the same one again would tell nobody that the colours are others.
  // oxlint-disable-next-line react/exhaustive-deps -- the theme is what the colours are read from
  return useMemo(() => (token: string) => resolve(token), [theme]);
}

/** `light-dark()` is only resolved on a real property, so a hidden element is asked. */
function resolve(token: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
