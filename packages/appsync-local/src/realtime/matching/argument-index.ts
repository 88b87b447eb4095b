import { BucketMap } from './bucket-map';
import { equalityKey, fieldValue } from './field-value';

/**
 * Members by the arguments they gave, for basic filtering ("Using subscription arguments"): an argument that was
 * left out filters nothing, a value must equal the field of the same name, null asks for a field that is null or
 * was not provided, several arguments hold together.
 *
 * Members that gave the same set of argument names share a table keyed by the values. So a look-up costs one hash
 * access for each set of names in use, however many members and values there are.
 */
export class ArgumentIndex<Member> {
  readonly #tables = new Map<string, { names: string[]; members: BucketMap<Member> }>();

  add(values: Record<string, unknown>, member: Member): void {
    const names = argumentNames(values);
    const signature = names.join();
    let table = this.#tables.get(signature);
    if (!table) this.#tables.set(signature, (table = { names, members: new BucketMap() }));
    table.members.add(valuesKey(values, names), member);
  }

  delete(values: Record<string, unknown>, member: Member): void {
    const names = argumentNames(values);
    this.#tables.get(names.join())?.members.delete(valuesKey(values, names), member);
  }

  /** The members whose arguments a mutation result satisfies. */
  *match(result: unknown): Iterable<Member> {
    for (const { names, members } of this.#tables.values()) yield* members.get(valuesKey(result, names));
  }
}

function argumentNames(values: Record<string, unknown>): string[] {
  return Object.keys(values)
    .filter((name) => values[name] !== undefined)
    .sort();
}

function valuesKey(record: unknown, names: string[]): string {
  return equalityKey(names.map((name) => fieldValue(record, name)));
}
