import type { Operation } from '@yuheng/kernel/operation';
import { type Breach, breach, type Rule } from '../rule.ts';

const reads = /^(list|read|export|suggest)-/;
/** What somebody has published may be read by everybody, and says so in its name. */
const published = /^(list|read|export)-published-/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * What an operation is called tells what it does, and who may ask for it is a permission of its pack: none is open to
 * everybody but what reads something published, none that changes something is for those who may only read, and
 * the pack's policies say who may do what changes something.
 */
export const operations: Rule = {
  name: 'operations',
  check: (house) =>
    house.packs.flatMap(({ folder, id, definition }) => [
      ...(definition?.operations ?? []).flatMap((operation) =>
        judge(folder, id, operation, house.files.get(`${folder}/policies.cedar`) ?? ''),
      ),
      ...[...house.files.keys()]
        .filter((path) => new RegExp(`^${folder}/operations/[^/]+\\.ts$`).test(path))
        .filter(
          (path) => definition && !definition.operations.some(({ name }) => path.endsWith(`/${name}.ts`)),
        )
        .map((path) => breach(path, 1, 'unlisted')),
    ]),
};

/** @param policies the text of the pack's policies */
function judge(folder: string, pack: string, operation: Operation, policies: string): readonly Breach[] {
  const { name, kind, permission, body } = operation;
  const file = `${folder}/operations/${name}.ts`;
  return [
    ...(kebab.test(name) ? [] : [breach(file, 1, 'kebab', { name })]),
    ...(reads.test(name) && kind === 'command' ? [breach(file, 1, 'command', { name })] : []),
    ...(!reads.test(name) && kind === 'query' ? [breach(file, 1, 'query', { name })] : []),
    ...(body && kind === 'query' ? [breach(file, 1, 'body', { name })] : []),
    ...(permission === null && !published.test(name) ? [breach(file, 1, 'open', { name })] : []),
    ...(permission !== null && !isPermission(pack, permission)
      ? [breach(file, 1, 'permission', { permission, pack })]
      : []),
    ...(kind === 'command' && permission?.endsWith('.read')
      ? [breach(file, 1, 'reader', { name, permission })]
      : []),
    // What reads is held by whoever reads everything; of all else the pack says who may.
    ...(permission !== null && !permission.endsWith('.read') && !policies.includes(`Action::"${permission}"`)
      ? [breach(file, 1, 'ungranted', { permission })]
      : []),
  ];
}

function isPermission(pack: string, permission: string): boolean {
  return permission.startsWith(`${pack}.`) && kebab.test(permission.slice(pack.length + 1));
}
