import { get } from '@yuheng/console/data/request';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PictureLayer, Theme } from '../rules/picture-classes.ts';
import type { SiteChange } from '../rules/site-changes.ts';
import type { Answer } from './answers.ts';
import { textOf } from './coverage-queries.ts';

export interface Moved {
  readonly answer: Answer<'read-move'> | null;
  readonly error: unknown;
  /** What is shown is older than what was asked for. */
  readonly busy: boolean;
}

interface Asked {
  readonly run: string;
  readonly layer: PictureLayer;
  readonly theme: Theme;
  readonly changes: readonly SiteChange[];
}

interface Answered {
  readonly asked: Asked;
  readonly answer: Answer<'read-move'> | null;
  readonly error: unknown;
}

interface Work {
  wanted: Asked | null;
  busy: boolean;
  gone: boolean;
}

const still: Moved = { answer: null, error: null, busy: false };

/**
 * What changes when sites stand elsewhere. While one drags, one request is under way at a time and only the newest wish
 * waits: the map follows as fast as the server computes, and never falls behind.
 */
export function useMove(
  run: string,
  layer: PictureLayer,
  theme: Theme,
  changes: readonly SiteChange[],
): Moved {
  const [answered, setAnswered] = useState<Answered | null>(null);
  const work = useRef<Work>({ wanted: null, busy: false, gone: false });
  const asked = useMemo<Asked | null>(
    () => (changes.length === 0 ? null : { run, layer, theme, changes }),
    [run, layer, theme, changes],
  );
  useEffect(() => {
    const { current } = work;
    current.gone = false;
    return () => {
      current.gone = true;
    };
  }, []);
  useEffect(() => {
    const { current } = work;
    current.wanted = asked;
    if (asked !== null && !current.busy) void follow(current, setAnswered);
  }, [asked]);
  if (asked === null) return still;
  // Patches of another layer or theme do not belong on this picture.
  const fits = answered !== null && answered.asked.layer === layer && answered.asked.theme === theme;
  return {
    answer: fits ? answered.answer : null,
    error: fits ? answered.error : null,
    busy: answered?.asked !== asked,
  };
}

async function follow(work: Work, tell: (answered: Answered) => void): Promise<void> {
  work.busy = true;
  while (work.wanted !== null && !work.gone) {
    const asked = work.wanted;
    const { changes, ...rest } = asked;
    const [answer, error] = await get<Answer<'read-move'>>('/api/network/read-move', {
      ...rest,
      changes: textOf(changes),
    }).then(
      (got) => [got, null] as const,
      (fault: unknown) => [null, fault] as const,
    );
    if (work.wanted === asked) work.wanted = null;
    else if (work.wanted === null) break;
    if (!work.gone) tell({ asked, answer, error });
  }
  work.busy = false;
}
