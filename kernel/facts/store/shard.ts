/** The tenant without a name, which is that of the house: cases, measures, jobs and the log of everything else are its own. */
export const TENANT = 1;

/** The shard of an entity: FNV-1a over the UTF-16 units of its id, folded to 0…255. */
export function shardOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & 0xff;
}
