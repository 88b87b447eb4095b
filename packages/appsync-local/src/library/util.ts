import type { Util } from '@aws-appsync/utils';
import { dynamodb } from './dynamodb/attribute-values';
import { base64Decode, base64Encode } from './encoding/base64';
import { urlDecode, urlEncode } from './encoding/form-urlencoded';
import { escapeJavaScript } from './encoding/javascript-escape';
import { createErrorUtilities } from './errors';
import type { LibraryHost } from './host';
import { createHttp } from './http';
import { autoKsuid } from './identifiers/ksuid';
import { autoUlid } from './identifiers/ulid';
import { autoId } from './identifiers/uuid';
import { math } from './math';
import { relationalUtilities } from './out-of-scope';
import { matches } from './patterns/matches';
import { strings } from './strings';
import { time } from './time/time';
import { transform } from './transform/transform';
import { xml } from './xml';

/** `util` ("AWS AppSync JavaScript runtime features: built-in utilities"). */
export function createUtil(host: LibraryHost) {
  return {
    ...createErrorUtilities(host),
    autoId,
    autoUlid,
    autoKsuid,
    urlEncode,
    urlDecode,
    base64Encode,
    base64Decode,
    escapeJavaScript,
    matches,
    authType: () => host.authType(),
    dynamodb,
    http: createHttp(host),
    math,
    rds: relationalUtilities,
    str: strings,
    time,
    transform,
    xml,
  } satisfies Record<keyof Util, unknown>;
}
