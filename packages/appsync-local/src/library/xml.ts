import type { Util } from '@aws-appsync/utils';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { plainJson } from './language';
import { isNothing } from './plain-values';

/**
 * `util.xml` ("XML helpers in util.xml", AppSync developer guide). Shapes follow the guide's example: numbers become
 * numbers, repeated elements a list. Attributes are properties beside the child elements, the text of an element
 * that has both is `content`, a text with leading zeros stays a text: the rules of the Java library `org.json`, whose output the example has. The published
 * type has null beside the object: it is taken to be the answer to a text that is not XML.
 */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: 'content',
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseAttributeValue: true,
  numberParseOptions: { leadingZeros: false, hex: false },
});

function toMap(xml: string): Record<string, unknown> | null {
  if (isNothing(xml)) return null;
  // The validator is to move to a package of its own, which is not a dependency here; it works until then.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return XMLValidator.validate(xml) === true ? (parser.parse(xml) as Record<string, unknown>) : null;
}

export const xml = {
  toMap,
  toJsonString(text: string, stringEncode?: boolean): string {
    const json = plainJson.stringify(toMap(text));
    return stringEncode === true ? plainJson.stringify(json) : json;
  },
} satisfies Util['xml'];
