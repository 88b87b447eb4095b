/** A child of an element: a text, or elements of its own. A list is the same element several times. */
type Content = string | number | boolean | Content[] | { [name: string]: Content | undefined };

/** A document of one element, as S3's protocol writes it. */
export function xmlDocument(name: string, content: Content, namespace?: string): string {
  const xmlns = namespace === undefined ? '' : ` xmlns="${namespace}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${xmlns}>${inner(content)}</${name}>`;
}

function element(name: string, content: Content): string {
  if (Array.isArray(content)) return content.map((each) => element(name, each)).join('');
  return `<${name}>${inner(content)}</${name}>`;
}

function inner(content: Content): string {
  if (typeof content !== 'object') return escapeXml(String(content));
  if (Array.isArray(content)) return content.map(inner).join('');
  return Object.entries(content)
    .map(([name, child]) => (child === undefined ? '' : element(name, child)))
    .join('');
}

function escapeXml(text: string): string {
  return text.replace(/[<>&\r\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}
