import { useQuery } from '@tanstack/react-query';
import type { Fact } from '@yuheng/kernel/facts-model';
import { useMemo } from 'react';
import { namesQuery } from '../data/directory.ts';
import { whoQuery } from '../data/who.ts';
import { useName, useText } from '../text/text-context.ts';

/**
 * Names of systems, recorders and organisations for people: `world:simulator` is the simulator, `user:…` somebody by their
 * name, `key:…` a machine.
 */
export function useSourceWords(): {
  readonly system: (source: string) => string;
  readonly actor: (actor: string) => string;
  readonly organisation: (by: Fact['by']) => string;
} {
  const name = useName();
  const t = useText();
  const user = useQuery(whoQuery).data?.user;
  // What everybody may read, public pages, names nobody.
  const names = useQuery({ ...namesQuery, enabled: user != null }).data;
  return useMemo(
    () => ({
      system: (source) => name(`source.of.${source}`, name(`source.of.${head(source)}`, source)),
      actor: (actor) => {
        if (user != null && actor === user.id) return user.name;
        const known = names?.get(actor);
        if (known !== undefined) return known;
        if (actor.startsWith('key:local-')) return t('source.actor.local');
        return [name(`source.actor.${head(actor)}`, ''), rest(actor)].filter(Boolean).join(' · ');
      },
      // Only what the house itself records is the platform's: of anybody else it is not known.
      organisation: ({ actor, organisation }) =>
        organisation ?? t(actor.startsWith('system:') ? 'source.platform' : 'source.unknown'),
    }),
    [name, t, user, names],
  );
}

function head(text: string): string {
  return text.split(':', 1)[0] ?? text;
}

/** What follows the kind, where a person can read it: a UUID says nothing and is left out, and so is the part of the platform that acted. */
function rest(text: string): string {
  if (head(text) === 'system') return '';
  const tail = text.includes(':') ? text.slice(text.indexOf(':') + 1) : '';
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(tail) ? '' : tail;
}
