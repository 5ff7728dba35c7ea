import { parseSync } from 'vite';

/** A source file by its path below `src`, with `/` between folders. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One reference of a file to another module. */
export interface Import {
  /** As written, without a query such as `?url`. */
  readonly specifier: string;
  /**
   * `type` leaves no trace in the bundle, `value` does; `url` is `new URL(…, import.meta.url)`
   * handed to `new Worker`, `asset` the same anywhere else.
   */
  readonly kind: 'type' | 'value' | 'worker' | 'asset';
}

/** The fields we read of a node of the syntax tree; none is sure to be there. */
interface Node {
  readonly type?: unknown;
  readonly name?: unknown;
  readonly value?: unknown;
  readonly source?: unknown;
  readonly importKind?: unknown;
  readonly exportKind?: unknown;
  readonly callee?: unknown;
  readonly object?: unknown;
  readonly arguments?: readonly unknown[];
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function text(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** The path in `new URL('path', import.meta.url)`. */
function moduleUrl(node: unknown): string | undefined {
  if (!isNode(node) || node.type !== 'NewExpression') return undefined;
  const [path, base] = node.arguments ?? [];
  const isUrl = isNode(node.callee) && node.callee.name === 'URL';
  const ofModule = isNode(base) && isNode(base.object) && base.object.type === 'MetaProperty';
  return isUrl && ofModule ? text(path) : undefined;
}

/**
 * All that a file imports, re-exports, loads on demand, names in a type or starts as a worker.
 * @throws Error if the file does not parse, or loads a module whose name is not written out
 */
export function readImports({ path, text: source }: SourceFile): Import[] {
  const { program, errors } = parseSync(path, source);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const found: Import[] = [];
  const add = (specifier: string | undefined, kind: Import['kind']) => {
    if (specifier !== undefined) found.push({ specifier: specifier.split('?')[0] ?? '', kind });
  };

  function visit(node: Node): void {
    switch (node.type) {
      case 'ImportDeclaration':
        add(text(node.source), node.importKind === 'type' ? 'type' : 'value');
        return;
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        add(text(node.source), node.exportKind === 'type' ? 'type' : 'value');
        break;
      case 'TSImportType':
        add(text(node.source), 'type');
        break;
      case 'ImportExpression':
        if (text(node.source) === undefined) throw new Error(`${path}: import() of a name that is computed`);
        add(text(node.source), 'value');
        break;
      case 'NewExpression': {
        const [first, ...rest] = node.arguments ?? [];
        const startsWorker = isNode(node.callee) && node.callee.name === 'Worker';
        if (startsWorker && moduleUrl(first) !== undefined) {
          add(moduleUrl(first), 'worker');
          visitAll(rest);
          return;
        }
        add(moduleUrl(node), 'asset');
        break;
      }
    }
    visitAll(Object.values(node));
  }
  function visitAll(values: readonly unknown[]): void {
    for (const value of values) {
      if (Array.isArray(value)) visitAll(value);
      else if (isNode(value)) visit(value);
    }
  }
  visit(program as unknown as Node);
  return found;
}
