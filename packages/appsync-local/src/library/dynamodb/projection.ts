import { Placeholders } from './placeholders';

/** An element of a path with its list indexes, e.g. `friends[2]`. */
const element = /^([^[\]]+)((?:\[\d+\])*)$/;

/**
 * Turns `['id', 'nested.object[1]']` into a projection: every name of a path gets a placeholder, indexes stay.
 * Nothing for an absent or empty list.
 */
export function projectionExpression(paths: unknown) {
  if (!Array.isArray(paths) || paths.length === 0) return undefined;
  const placeholders = new Placeholders();
  const expression = paths.map((path) => renderPath(String(path), placeholders)).join(', ');
  return { expression, expressionNames: placeholders.expressionNames };
}

function renderPath(path: string, placeholders: Placeholders): string {
  return path
    .split('.')
    .map((part) => {
      const [, name = part, indexes = ''] = element.exec(part) ?? [];
      return placeholders.name(name) + indexes;
    })
    .join('.');
}
