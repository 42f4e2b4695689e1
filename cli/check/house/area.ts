/**
 * A part of the house with its own rights. `root` is what lies beside the parts: configuration, documents.
 * A pack's `id` is the name of its folder.
 */
export type Area =
  | { readonly kind: 'kernel' | 'console' | 'cli' | 'bench' | 'conformance'; readonly folder: string }
  | { readonly kind: 'pack'; readonly folder: string; readonly id: string }
  | { readonly kind: 'root'; readonly folder: '' };

const packFolders = [
  /^(plan|network|world)(?=\/)/,
  /^(?:data|ecosystem)\/([^/]+)(?=\/)/,
  /^bases\/[^/]+\/([^/]+)(?=\/)/,
];
const root: Area = { kind: 'root', folder: '' };

/** Where a path (from the root of the repository, with `/`) belongs. */
export function areaOf(path: string): Area {
  for (const pattern of packFolders) {
    const match = pattern.exec(path);
    if (match?.[1]) return { kind: 'pack', folder: match[0], id: match[1] };
  }
  const top = path.slice(0, Math.max(0, path.indexOf('/')));
  switch (top) {
    case 'kernel':
    case 'console':
    case 'cli':
    case 'bench':
    case 'conformance':
      return { kind: top, folder: top };
    default:
      return root;
  }
}

/** In a `test` folder, at any depth. */
export function isTest(path: string): boolean {
  return /(^|\/)test\//.test(path);
}

/** Runs in a browser: the console, and the pages of a pack; their tests do not. */
export function isPage(path: string): boolean {
  const area = areaOf(path);
  return area.kind === 'pack' && path.startsWith(`${area.folder}/console/`) && !isTest(path);
}
