import { guomi } from './guomi.ts';
import { international } from './international.ts';
import type { Profile, ProfileId } from './profile.ts';

const profiles: Readonly<Record<ProfileId, Profile>> = { international, guomi };

export const PROFILES = Object.keys(profiles) as readonly ProfileId[];

export function isProfile(name: string): name is ProfileId {
  return Object.hasOwn(profiles, name);
}

export function profileOf(id: ProfileId): Profile {
  return profiles[id];
}
