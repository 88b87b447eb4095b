import { toWireMap } from './attribute-values';

/** A request object, as resolver code returned it; its elements have been looked at (`request-shapes.ts`). */
export type RequestObject = Record<string, unknown>;

/** An expression with what its placeholders stand for. */
export interface ExpressionObject {
  expression: string;
  expressionNames?: Record<string, string> | null;
  expressionValues?: Record<string, unknown> | null;
}

/** The parts of a DynamoDB request that hold expressions, gathered from several expression objects. */
export class Expressions {
  #names: Record<string, string> = {};
  #values: Record<string, unknown> = {};

  /** Takes over the placeholders and answers the text. */
  add(object: unknown): string | undefined {
    if (!object) return undefined;
    const { expression, expressionNames, expressionValues } = object as ExpressionObject;
    Object.assign(this.#names, expressionNames);
    Object.assign(this.#values, expressionValues);
    return expression;
  }

  /** Takes over a placeholder of an attribute name that no expression object brought. */
  addName(placeholder: string, name: string): void {
    this.#names[placeholder] = name;
  }

  /** DynamoDB refuses empty maps, so they are left out. */
  attributes(): { ExpressionAttributeNames?: object; ExpressionAttributeValues?: object } {
    return {
      ...(Object.keys(this.#names).length > 0 && { ExpressionAttributeNames: this.#names }),
      ...(Object.keys(this.#values).length > 0 && { ExpressionAttributeValues: toWireMap(this.#values) }),
    };
  }
}
