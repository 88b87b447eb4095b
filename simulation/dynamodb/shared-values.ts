import type { Item, Value } from './items';

/** Texts of one attribute that are remembered: of a crowd, many votes come in the same millisecond. */
const REMEMBERED = 4096;

/**
 * Values that are the same in many items, kept once: a million votes name one voting, three options and 64 boxes. Nothing
 * that is stored is ever changed in place.
 */
export class SharedValues {
  private readonly texts = new Map<string, Map<string, Value>>();

  /** The same item, made of shared values. */
  of(item: Item): Item {
    const shared: Item = {};
    for (const name in item) shared[name] = this.value(name, item[name]!);
    return shared;
  }

  private value(name: string, value: Value): Value {
    const { S: text } = value;
    if (text === undefined) return value;
    let known = this.texts.get(name);
    if (!known) {
      known = new Map<string, Value>();
      this.texts.set(name, known);
    }
    const found = known.get(text);
    if (found) return found;
    if (known.size >= REMEMBERED) known.clear();
    const fresh = { S: text };
    known.set(text, fresh);
    return fresh;
  }
}
