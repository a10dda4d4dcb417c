import phpParser from 'php-parser';
import { emptyMap, isMap, merge, nest, type Php, type PhpMap } from './php-values.ts';

export { at, isMap, numberAt, type Php, type PhpMap, textAt } from './php-values.ts';

/** Configuration files are small; what is longer is something else. In characters. */
const LONGEST = 1024 * 1024;
const DEEPEST = 60;
/** Assignments that are followed in one file, and the longest text put together from pieces. */
const MOST_ASSIGNMENTS = 20_000;
const LONGEST_TEXT = 64 * 1024;

type Node = { readonly kind: string; readonly [part: string]: unknown };
type Scope = { readonly constants: Map<string, Php>; readonly variables: Map<string, Php>; assignments: number };

/**
 * The array that a PHP file returns, as plain data. The code is parsed and never run; what only running would tell is
 * `undefined`. Answers `undefined` if the file returns no array. Never throws.
 */
export function phpArray(text: string): PhpMap | undefined {
  return evaluate(text).returned;
}

/** What `define('A', 'b')` and top-level `const A = 'b'` say; the first counts, as in PHP. Never throws. */
export function phpDefines(text: string): PhpMap {
  return fromMap(evaluate(text).scope.constants);
}

/**
 * What is assigned to variables, class constants and properties outside of functions, by name without the `$`; the
 * last counts. Never throws.
 */
export function phpVariables(text: string): PhpMap {
  return fromMap(evaluate(text).scope.variables);
}

function evaluate(text: string): { readonly scope: Scope; readonly returned: PhpMap | undefined } {
  const scope: Scope = { constants: new Map(), variables: new Map(), assignments: 0 };
  let returned: PhpMap | undefined;
  try {
    walk(parse(text), 0, (node) => {
      if (node.kind !== 'return') return note(node, scope);
      const value = valueOf(node['expr'], scope, 0);
      if (isMap(value)) returned = value;
    });
  } catch (error) {
    // Nesting beyond what the parser's stack bears; what was read until then stands.
    if (!(error instanceof RangeError || error instanceof SyntaxError)) return { scope, returned };
  }
  return { scope, returned };
}

function parse(text: string): unknown {
  const source = text.replace(/^\ufeff/, '').slice(0, LONGEST);
  const parser = new phpParser.Engine({
    parser: { suppressErrors: true, extractDoc: false },
    ast: { withPositions: false },
    lexer: { short_tags: true },
  });
  return parser.parseCode(source, 'config.php');
}

const closed = new Set(['function', 'method', 'closure', 'arrowfunc']);

/** Visits nodes in source order, without entering functions. */
function walk(node: unknown, depth: number, visit: (node: Node) => void): void {
  if (depth > DEEPEST || typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const child of node) walk(child, depth + 1, visit);
    return;
  }
  if (!isNode(node) || closed.has(node.kind)) return;
  visit(node);
  if (node.kind === 'array' || node.kind === 'string') return;
  for (const child of Object.values(node)) if (typeof child === 'object') walk(child, depth + 1, visit);
}

function note(node: Node, scope: Scope): void {
  switch (node.kind) {
    case 'call':
      return noteDefine(node, scope);
    case 'constantstatement':
      for (const one of nodes(node['constants']))
        keepFirst(scope.constants, nameOf(one['name']), valueOf(one['value'], scope, 0));
      return;
    case 'classconstant':
      for (const one of nodes(node['constants']))
        keep(scope.variables, nameOf(one['name']), valueOf(one['value'], scope, 0));
      return;
    case 'propertystatement':
      for (const one of nodes(node['properties']))
        keep(scope.variables, nameOf(one['name']), valueOf(one['value'], scope, 0));
      return;
    case 'assign':
      if (node['operator'] === '=' && scope.assignments++ < MOST_ASSIGNMENTS)
        noteAssignment(node['left'], valueOf(node['right'], scope, 0), scope);
  }
}

function noteDefine(node: Node, scope: Scope): void {
  if (nameOf(node['what']).replace(/^\\/, '').toLowerCase() !== 'define') return;
  const [name, value] = nodes(node['arguments']);
  const constant = valueOf(name, scope, 0);
  if (typeof constant === 'string') keepFirst(scope.constants, constant, valueOf(value, scope, 0));
}

/** `$a = …` and `$a['b']['c'] = …`. */
function noteAssignment(target: unknown, value: Php, scope: Scope): void {
  const path: string[] = [];
  let node = target;
  while (isNode(node) && node.kind === 'offsetlookup' && path.length < DEEPEST) {
    const key = node['offset'] ? valueOf(node['offset'], scope, 0) : '';
    if (typeof key !== 'string' && typeof key !== 'number') return;
    path.unshift(String(key));
    node = node['what'];
  }
  if (!isNode(node) || node.kind !== 'variable') return;
  const name = nameOf(node);
  scope.variables.set(name, path.length === 0 ? value : nest(scope.variables.get(name), path, value));
}

function valueOf(node: unknown, scope: Scope, depth: number): Php {
  if (!isNode(node) || depth > DEEPEST) return undefined;
  switch (node.kind) {
    case 'string':
    case 'nowdoc':
    case 'boolean':
      return node['value'] as string | boolean; // as the parser's own types say
    case 'number':
      return toNumber(String(node['value']));
    case 'nullkeyword':
      return null;
    case 'array':
      return arrayOf(node, scope, depth);
    case 'encapsed':
      return joined(nodes(node['value']).map((part) => valueOf(part['expression'], scope, depth + 1)));
    case 'bin':
      if (node['type'] !== '.') return undefined;
      return joined([valueOf(node['left'], scope, depth + 1), valueOf(node['right'], scope, depth + 1)]);
    case 'unary': {
      const value = valueOf(node['what'], scope, depth + 1);
      if (typeof value === 'number') return node['type'] === '-' ? -value : value;
      return typeof value === 'boolean' && node['type'] === '!' ? !value : undefined;
    }
    case 'name':
      return scope.constants.get(nameOf(node).replace(/^\\/, ''));
    case 'variable':
      return scope.variables.get(nameOf(node));
    case 'call':
      return mergedCall(node, scope, depth);
    default:
      return undefined;
  }
}

function arrayOf(node: Node, scope: Scope, depth: number): PhpMap {
  const map = emptyMap();
  let next = 0;
  for (const entry of nodes(node['items'])) {
    if (entry['unpack'] === true) continue;
    const key = entry['key'] ? valueOf(entry['key'], scope, depth + 1) : next;
    if (typeof key !== 'string' && typeof key !== 'number') continue;
    map[String(key)] = valueOf(entry['value'], scope, depth + 1);
    if (/^\d{1,9}$/.test(String(key))) next = Math.max(next, Number(key) + 1);
  }
  return map;
}

function mergedCall(node: Node, scope: Scope, depth: number): Php {
  if (!/^\\?array_(?:merge|replace)(?:_recursive)?$/i.test(nameOf(node['what']))) return undefined;
  const maps = nodes(node['arguments']).map((argument) => valueOf(argument, scope, depth + 1));
  return maps
    .filter((map) => isMap(map))
    .reduce<PhpMap | undefined>((one, other) => (one ? merge(one, other) : other), undefined);
}

function joined(parts: readonly Php[]): string | undefined {
  if (!parts.every((part) => typeof part === 'string' || typeof part === 'number')) return undefined;
  const text = parts.join('');
  return text.length > LONGEST_TEXT ? undefined : text;
}

function toNumber(text: string): number | undefined {
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value : undefined;
}

function nameOf(node: unknown): string {
  if (typeof node === 'string') return node;
  return isNode(node) && typeof node['name'] === 'string' ? node['name'] : '';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}

function nodes(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter((one) => isNode(one)) : [];
}

function keep(map: Map<string, Php>, name: string, value: Php): void {
  if (name !== '') map.set(name, value);
}

function keepFirst(map: Map<string, Php>, name: string, value: Php): void {
  if (!map.has(name)) keep(map, name, value);
}

function fromMap(map: ReadonlyMap<string, Php>): PhpMap {
  const record = emptyMap();
  for (const [name, value] of map) record[name] = value;
  return record;
}
