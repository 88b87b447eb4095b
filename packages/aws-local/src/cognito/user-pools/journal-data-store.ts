import type { Context } from 'cognito-local/lib/services/context';
import type { DataStore } from 'cognito-local/lib/services/dataStore/dataStore';
import { Journal } from '../../disk/journal';

type Tree = Record<string, unknown>;
/** A change of the tree; without `value`, a removal. */
interface Change {
  path: string[];
  value?: unknown;
}

/** cognito-local's store, kept in memory and, when it has a journal, on disk. */
export class JournalDataStore implements DataStore {
  private constructor(
    private readonly root: Tree,
    private readonly journal?: Journal<Change>,
  ) {}

  /** A store that lives as long as the process. */
  static inMemory(): JournalDataStore {
    return new JournalDataStore({});
  }

  static open(file: string): JournalDataStore {
    const { journal, entries } = Journal.open<Change>(file);
    const root: Tree = {};
    for (const change of entries) apply(root, reviveDates(change) as Change);
    journal.compact(Object.entries(root).map(([key, value]) => ({ path: [key], value })));
    return new JournalDataStore(root, journal);
  }

  get<T>(ctx: Context, key: string | string[]): Promise<T | null>;
  get<T>(ctx: Context, key: string | string[], defaultValue: T): Promise<T>;
  get<T>(_ctx: Context, key: string | string[], defaultValue: T | null = null): Promise<T | null> {
    let node: unknown = this.root;
    for (const part of toPath(key)) node = isTree(node) && Object.hasOwn(node, part) ? node[part] : undefined;
    return Promise.resolve((node as T | undefined) ?? defaultValue);
  }

  getRoot<T>(): Promise<T | null> {
    return Promise.resolve(this.root as T);
  }

  set(_ctx: Context, key: string | string[], value: unknown): Promise<void> {
    return this.change({ path: toPath(key), value });
  }

  delete(_ctx: Context, key: string | string[]): Promise<void> {
    return this.change({ path: toPath(key) });
  }

  /** Resolves once everything is on disk. */
  async close(): Promise<void> {
    await this.journal?.close();
  }

  private async change(change: Change): Promise<void> {
    apply(this.root, change);
    await this.journal?.append(change);
  }
}

function toPath(key: string | string[]): string[] {
  return typeof key === 'string' ? [key] : key;
}

function isTree(node: unknown): node is Tree {
  return typeof node === 'object' && node !== null;
}

function apply(root: Tree, { path, value }: Change): void {
  let node = root;
  for (const part of path.slice(0, -1)) {
    const next = Object.hasOwn(node, part) ? node[part] : undefined;
    if (isTree(next)) node = next;
    else node = defineKey(node, part, {}) as Tree;
  }
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(node, last);
  else defineKey(node, last, value);
}

/** Unlike an assignment this cannot reach a prototype: user names are keys, and anyone may sign up as `__proto__`. */
function defineKey(node: Tree, key: string, value: unknown): unknown {
  Object.defineProperty(node, key, { value, writable: true, enumerable: true, configurable: true });
  return value;
}

/** cognito-local expects `Date` objects under names that end so. */
function reviveDates(value: unknown, key = ''): unknown {
  if (key.endsWith('Date') && typeof value === 'string') return new Date(value);
  if (Array.isArray(value)) return value.map((item) => reviveDates(item));
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, reviveDates(item, name)]));
}
