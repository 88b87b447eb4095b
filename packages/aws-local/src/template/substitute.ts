import { Unresolvable } from './problems';

/**
 * Fills the `${...}` of `Fn::Sub`; `${!Name}` stays as `${Name}`.
 * @param lookUp gives the value of `Name`, `Logical.Attribute` or `AWS::Region`.
 */
export function substitute(text: string, lookUp: (name: string) => unknown): string {
  return text.replace(/\$\{(!?)([^}]*)\}/g, (_, escaped: string, name: string) =>
    escaped === '!' ? `\${${name}}` : asText(lookUp(name.trim()), `\${${name}}`),
  );
}

/** A value that stands in the middle of a text. */
export function asText(value: unknown, where: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Unresolvable(`${where} is no text`);
}
