import type { Item } from '../items';
import { at, parsePath, resolveName, type Placeholders } from './operands';
import { Tokens } from './tokens';

/** The attributes that a projection keeps; paths into attributes are not needed here and keep the whole attribute. */
export function projected(item: Item, expression: string | undefined, placeholders: Placeholders): Item {
  if (expression === undefined) return item;
  const tokens = new Tokens(expression);
  const kept: Item = {};
  do {
    const [name] = parsePath(tokens);
    const resolved = resolveName(String(name), placeholders);
    const value = at([resolved], { item });
    if (value) kept[resolved] = value;
  } while (tokens.takes(','));
  return kept;
}
