import { useSuspenseQuery } from '@tanstack/react-query';
import { type SignedIn, whoQuery } from './who.ts';

/** Who is signed in; null for the moment in which they sign out. */
export function useSignedIn(): SignedIn | null {
  return useSuspenseQuery(whoQuery).data.user;
}
