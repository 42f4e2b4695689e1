import { parseSync } from 'rolldown/utils';
import { lineFinder } from './line-finder.ts';
import type { Call, Import, Source, Template, Text } from './source.ts';
import {
  calleeName,
  isNode,
  literalText,
  nodesOf,
  type SyntaxNode,
  templateParts,
  walk,
} from './syntax-tree.ts';

const reachingOut = new Set([
  'fetch',
  'process',
  'console',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'localStorage',
]);

/** Reads a file of source text. Text that is not well formed yields `syntaxErrors` and whatever was understood. */
export function parseSource(path: string, text: string): Source {
  const lineAt = lineFinder(text);
  const { program, errors } = parseSync(path, text, { sourceType: 'module' });
  const body = nodesOf(program.body);
  const imports: Import[] = [];
  const defaultExports: number[] = [];
  const anys: number[] = [];
  const texts: Text[] = [];
  const templates: Template[] = [];
  const calls: Call[] = [];
  const reaches: { line: number; name: string }[] = [];

  const visit = (node: SyntaxNode, parent: SyntaxNode | null): boolean | void => {
    const line = lineAt(node.start);
    const statement = importOf(node);
    if (statement) imports.push({ line, ...statement });
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'TSImportType':
        return false;
      case 'ImportExpression':
        return statement === null;
      case 'ExportNamedDeclaration':
        if (nodesOf(node['specifiers']).some((specifier) => calleeName(specifier['exported']) === 'default'))
          defaultExports.push(line);
        return node['source'] == null;
      case 'ExportDefaultDeclaration':
        defaultExports.push(line);
        return;
      case 'TSAnyKeyword':
        anys.push(line);
        return;
      case 'TemplateLiteral': {
        const parts = templateParts(node);
        if (parts.length > 1) templates.push({ line, parts });
        for (const quasi of nodesOf(node['quasis']))
          texts.push({
            line: lineAt(quasi.start),
            value: templateParts({ ...node, quasis: [quasi] })[0] ?? '',
            kind: 'template',
          });
        return;
      }
      case 'JSXText':
        if (typeof node['value'] === 'string' && node['value'].trim() !== '')
          texts.push({ line: lineAt(firstInk(text, node)), value: node['value'].trim(), kind: 'jsx' });
        return;
      case 'Literal':
        if (typeof node['value'] === 'string') texts.push({ line, value: node['value'], kind: 'string' });
        return;
      case 'CallExpression':
      case 'NewExpression': {
        const name = calleeName(node['callee']);
        if (name !== null) calls.push({ line, name, ...firstArgument(node) });
        return;
      }
      case 'Identifier':
        if (typeof node['name'] === 'string' && reachingOut.has(node['name']) && isReference(node, parent))
          reaches.push({ line, name: node['name'] });
        return;
    }
  };
  for (const statement of body) walk(statement, visit);

  return {
    path,
    lineCount: text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    syntaxErrors: errors.map((error) => ({
      line: lineAt(error.labels[0]?.start ?? 0),
      message: error.message,
    })),
    imports,
    defaultExports,
    anys,
    texts,
    templates,
    calls,
    reaches,
    onlyPassesOn: body.length > 0 && body.every(passesOn),
  };
}

function importOf(node: SyntaxNode): Omit<Import, 'line'> | null {
  const specifier = literalText(node['source']);
  if (specifier === null) return null;
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier, kind: node['importKind'] === 'type' ? 'type' : 'runtime', names: namesOf(node) };
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return { specifier, kind: node['exportKind'] === 'type' ? 'type' : 'runtime', names: namesOf(node) };
    case 'ImportExpression':
      return { specifier, kind: 'lazy', names: ['*'] };
    case 'TSImportType':
      return { specifier, kind: 'type', names: [] };
    default:
      return null;
  }
}

/** What a statement takes of a module by name. */
function namesOf(statement: SyntaxNode): readonly string[] {
  if (statement.type === 'ExportAllDeclaration') return ['*'];
  return nodesOf(statement['specifiers']).flatMap((specifier) => {
    if (specifier['importKind'] === 'type' || specifier['exportKind'] === 'type') return [];
    if (specifier.type === 'ImportSpecifier') return [calleeName(specifier['imported']) ?? '*'];
    return specifier.type === 'ExportSpecifier' ? [calleeName(specifier['local']) ?? '*'] : ['*'];
  });
}

function firstArgument(call: SyntaxNode): Pick<Call, 'first' | 'properties'> {
  const first = nodesOf(call['arguments'])[0];
  if (!first) return { first: [], properties: {} };
  const properties: Record<string, string> = {};
  for (const property of first.type === 'ObjectExpression' ? nodesOf(first['properties']) : []) {
    const name = calleeName(property['key']);
    const value = literalText(property['value']);
    if (name !== null && value !== null) properties[name] = value;
  }
  return { first: branches(first), properties };
}

function branches(node: unknown): readonly string[] {
  if (isNode(node) && node.type === 'ConditionalExpression')
    return [...branches(node['consequent']), ...branches(node['alternate'])];
  const text = literalText(node);
  return text === null ? [] : [text];
}

/** Where a name can stand only to be used. */
const TAKING = new Set([
  'ArrayExpression',
  'CallExpression',
  'ConditionalExpression',
  'LogicalExpression',
  'NewExpression',
  'ReturnStatement',
]);

/** A name that is used, not one that is a member, a key or a parameter's own name. */
function isReference(node: SyntaxNode, parent: SyntaxNode | null): boolean {
  if (parent?.type === 'MemberExpression') return parent['object'] === node || parent['computed'] === true;
  if (parent !== null && TAKING.has(parent.type)) return true;
  if (parent?.type === 'VariableDeclarator') return parent['init'] === node;
  return parent?.type === 'Property' && parent['value'] === node && parent['method'] !== true;
}

function passesOn(statement: SyntaxNode): boolean {
  if (statement.type === 'ExportAllDeclaration') return true;
  return statement.type === 'ExportNamedDeclaration' && statement['source'] != null;
}

function firstInk(text: string, node: SyntaxNode): number {
  const blank = /^\s*/.exec(text.slice(node.start, node.end))?.[0].length ?? 0;
  return node.start + blank;
}
