import { useState } from 'react';
import type { Entry } from './confirmation.ts';

/** The one entry that the keys speak of: as chosen (`first` to begin with), or else the first that nobody decided. */
export function useSelection(
  listed: readonly Entry[],
  isOpen: (entry: Entry) => boolean,
  first: string | null,
) {
  const [chosen, setChosen] = useState(first);
  const selected =
    listed.find(({ key }) => key === chosen) ?? listed.find(({ verdict }) => verdict === 'open') ?? listed[0];
  const place = ({ key }: Entry) => listed.findIndex((one) => one.key === key);
  return {
    selected,
    setChosen,
    /** The one before or after; undefined at the ends. */
    beside: (step: 1 | -1): Entry | undefined =>
      selected === undefined ? undefined : listed[place(selected) + step],
    /** The next one that nobody decided, from here on and then from the top; itself where there is none. */
    nextOpen: (from: Entry): Entry =>
      [...listed.slice(place(from) + 1), ...listed.slice(0, Math.max(0, place(from)))].find(isOpen) ?? from,
  };
}
