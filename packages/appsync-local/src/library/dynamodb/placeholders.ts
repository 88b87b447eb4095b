import { toDynamoDB, type AttributeValue } from './attribute-values';

/** Gives out `#expName_n` and `:expValue_n`, numbered as they are asked for. A name keeps its placeholder. */
export class Placeholders {
  readonly expressionNames: Record<string, string> = {};
  readonly expressionValues: Record<string, AttributeValue> = {};
  readonly #known = new Map<string, string>();

  name(attribute: string): string {
    const known = this.#known.get(attribute);
    if (known) return known;
    const placeholder = `#expName_${this.#known.size + 1}`;
    this.#known.set(attribute, placeholder);
    this.expressionNames[placeholder] = attribute;
    return placeholder;
  }

  value(value: unknown): string {
    const placeholder = `:expValue_${Object.keys(this.expressionValues).length + 1}`;
    this.expressionValues[placeholder] = toDynamoDB(value);
    return placeholder;
  }
}
