/** A node of an ESTree with TypeScript and JSX, as far as it must be known to walk it. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The nodes held by a field: one, several, or none. */
export function nodesOf(value: unknown): readonly SyntaxNode[] {
  if (Array.isArray(value)) return value.filter(isNode);
  return isNode(value) ? [value] : [];
}

/** Every node of the tree, parents before children; a visitor that answers `false` is not shown the children. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parent: SyntaxNode | null) => boolean | void,
): void {
  const step = (at: SyntaxNode, parent: SyntaxNode | null): void => {
    if (visit(at, parent) === false) return;
    for (const field of Object.values(at)) for (const child of nodesOf(field)) step(child, at);
  };
  step(node, null);
}

/** The text of a string literal (a template without placeholders counts), or null. */
export function literalText(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'TemplateLiteral') {
    const parts = templateParts(node);
    return parts.length === 1 ? (parts[0] ?? null) : null;
  }
  return null;
}

/** The fixed parts of a template literal: one more than it has placeholders. */
export function templateParts(node: SyntaxNode): readonly string[] {
  return nodesOf(node['quasis']).map((quasi) => {
    const value = quasi['value'];
    if (typeof value !== 'object' || value === null || !('cooked' in value)) return '';
    return typeof value.cooked === 'string' ? value.cooked : '';
  });
}

/** The name of an identifier, or of the last member of `a.b.c`; null for anything else. */
export function calleeName(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Identifier' && typeof node['name'] === 'string') return node['name'];
  if (node.type === 'MemberExpression' && node['computed'] === false) return calleeName(node['property']);
  return null;
}
