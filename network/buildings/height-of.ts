import names from './height-names.json' with { type: 'json' };

/** m; what files call the height in metres, and the number of storeys, stands in a list of its own. */
const perStorey = 3;
/** m; nothing that is built is higher. */
const highest = 1500;

const known: ReadonlySet<string> = new Set([...names.heights, ...names.storeys]);

/** Whether an attribute may say how high a building is. Case does not matter, nor does a unit in brackets behind the name. */
export function isHeightName(name: string): boolean {
  return known.has(plain(name));
}

/** Metres above ground by the attributes of a building; undefined where they do not say. */
export function heightOf(properties: Readonly<Record<string, unknown>>): number | undefined {
  const found = new Map<string, number>();
  for (const [name, given] of Object.entries(properties)) {
    if (!isHeightName(name)) continue;
    const value = Number.parseFloat(String(given ?? ''));
    if (value > 0 && value < highest) found.set(plain(name), value);
  }
  const first = (candidates: readonly string[]) =>
    candidates.map((name) => found.get(name)).find((value) => value !== undefined);
  const storeys = first(names.storeys);
  return first(names.heights) ?? (storeys === undefined ? undefined : storeys * perStorey);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[(（][^()（）]*[)）]\s*$/, '')
    .trim();
}
