/** Entries that tell of people what nobody but a guard needs: attempts with addresses, and who was shown what. */
export const REFUSED = ['identity.refused', 'policy.refused'];
export const READ = ['facts.read', 'facts.told'];

/** Asked besides `audit.read` where such an entry is read. */
export const WATCH = 'audit.watch';

export const isWatched = (action: string): boolean => REFUSED.includes(action) || READ.includes(action);
