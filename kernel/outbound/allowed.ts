/** Part of the web that may be asked. */
export interface Allowed {
  /** Scheme, host, port and the beginning of the path: `https://example.org/contexts/`. */
  readonly url: string;
  /** May the host have an address of this machine or network? */
  readonly private: boolean;
}

/** Whose permission the address has, or undefined. */
export function permitted(url: URL, allow: readonly Allowed[]): Allowed | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  return allow.find((one) => {
    const part = URL.parse(one.url);
    if (!part || part.origin !== url.origin) return false;
    const folder = part.pathname.endsWith('/') ? part.pathname : `${part.pathname}/`;
    return url.pathname === part.pathname || url.pathname.startsWith(folder);
  });
}
