/** What an element holds: a text, or elements by their names. A list is the same element several times. */
export type XmlContent =
  string | number | boolean | { [name: string]: XmlContent | XmlContent[] | undefined };

/** A document of one element, as AWS protocols that answer in XML write it. */
export function xmlDocument(name: string, content: XmlContent, namespace?: string): string {
  const xmlns = namespace === undefined ? '' : ` xmlns="${namespace}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${xmlns}>${inner(content)}</${name}>`;
}

function inner(content: XmlContent): string {
  if (typeof content !== 'object') return escaped(String(content));
  return Object.entries(content)
    .flatMap(([name, children = []]) =>
      [children].flat().map((child) => `<${name}>${inner(child)}</${name}>`),
    )
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[<>&\r\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}
