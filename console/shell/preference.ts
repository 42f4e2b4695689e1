type Preference = 'theme' | 'language' | 'rail' | 'simulator';

/** What this browser remembers of how somebody likes the console. */
export function kept(name: Preference): string | null {
  try {
    return localStorage.getItem(`yuheng.${name}`);
  } catch {
    return null;
  }
}

export function keep(name: Preference, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`yuheng.${name}`);
    else localStorage.setItem(`yuheng.${name}`, value);
  } catch {
    // A browser that forbids storage forgets the choice; nothing else depends on it.
  }
}
