/**
 * The text of one member of a JSON object, byte for byte: parsing and writing JSON again would not give the bytes
 * that were signed. `json` must be valid; undefined if the object has no such member.
 */
export function memberText(json: string, name: string): string | undefined {
  let depth = 0;
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index];
    if (character === '"') {
      const end = endOfString(json, index);
      const rest = json.slice(end).match(/^\s*:\s*/)?.[0];
      if (depth === 1 && rest && JSON.parse(json.slice(index, end)) === name)
        return valueAt(json, end + rest.length);
      index = end - 1;
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
  }
  return undefined;
}

function valueAt(json: string, start: number): string {
  let depth = 0;
  for (let index = start; index < json.length; index += 1) {
    const character = json[index] ?? '';
    if (character === '"') index = endOfString(json, index) - 1;
    else if ('{['.includes(character)) depth += 1;
    else if (depth === 0 && ',}]'.includes(character)) return json.slice(start, index).trimEnd();
    else if ('}]'.includes(character)) depth -= 1;
  }
  return json.slice(start);
}

/** The index after the closing quote. */
function endOfString(json: string, start: number): number {
  let index = start + 1;
  while (index < json.length && json[index] !== '"') index += json[index] === '\\' ? 2 : 1;
  return index + 1;
}
