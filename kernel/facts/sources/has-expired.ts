import type { Definition } from './registration.ts';

/** What has expired is not seen any more, though nobody has removed it yet (ETSI GS CIM 009 V1.9.1, clause 5.2.9). */
export const hasExpired = ({ expiresAt }: Definition, now: string): boolean =>
  expiresAt !== undefined && expiresAt <= now;
