import { invalidRequest } from '../../field-error';
import { toWireMap } from './attribute-values';

/** A request object, as resolver code returned it. */
export type RequestObject = Record<string, unknown>;

/** An expression with what its placeholders stand for. */
export interface ExpressionObject {
  expression?: string;
  expressionNames?: Record<string, string>;
  expressionValues?: Record<string, unknown>;
}

/** @throws FieldError naming the field that is missing, as the service words it */
function requireField(request: RequestObject, field: string, within: string): unknown {
  const value = request[field];
  if (value === null || value === undefined)
    throw invalidRequest(`Value for field '$[${within}${field}]' not found.`);
  return value;
}

/** @throws FieldError when the field is missing or no object */
export function requiredObject(request: RequestObject, field: string, within = ''): RequestObject {
  const value = requireField(request, field, within);
  if (typeof value !== 'object')
    throw invalidRequest(`Value for field '$[${within}${field}]' must be an object.`);
  return value as RequestObject;
}

/** @throws FieldError when the field is missing or no list of objects */
export function requiredList(request: RequestObject, field: string, within = ''): RequestObject[] {
  const value = requireField(request, field, within);
  if (!Array.isArray(value)) throw invalidRequest(`Value for field '$[${within}${field}]' must be a list.`);
  for (const [index, member] of value.entries())
    if (member === null || typeof member !== 'object')
      throw invalidRequest(`Value for field '$[${within}${field}][${index}]' must be an object.`);
  return value as RequestObject[];
}

/** @throws FieldError when the field is missing or no text */
export function requiredText(request: RequestObject, field: string, within = ''): string {
  const value = requireField(request, field, within);
  if (typeof value !== 'string')
    throw invalidRequest(`Value for field '$[${within}${field}]' must be a string.`);
  return value;
}

/** The parts of a DynamoDB request that hold expressions, gathered from several expression objects. */
export class Expressions {
  #names: Record<string, string> = {};
  #values: Record<string, unknown> = {};

  /** Takes over the placeholders and answers the text. */
  add(object: ExpressionObject | null | undefined, field: string): string | undefined {
    if (!object) return undefined;
    if (typeof object !== 'object') throw invalidRequest(`Value for field '$[${field}]' must be an object.`);
    Object.assign(this.#names, object.expressionNames);
    Object.assign(this.#values, object.expressionValues);
    return requiredText(object as RequestObject, 'expression', `${field}.`);
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
