import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JoinCodeItem } from '../../model/join-code';
import { joinCodeKey, votingKey } from '../../model/keys';
import { definitionIn, VOTING } from '../../model/voting';
import { getItem, read } from '../lib/dynamodb/items';
import { address, readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { linkPreviewsHandler } from './handler';
import { pageReader } from './page-reader';
import { drawPicture } from './picture';
import { Typesetter } from './typesetter';

const { TABLE_NAME, WEB_ORIGIN } = readEnvironment(process.env, { TABLE_NAME: text, WEB_ORIGIN: address });

const client = new DynamoDBClient({});
const typesetter = Typesetter.create((file) => readFileSync(path.join(__dirname, file)));

/** Behind its function URL, which CloudFront calls. */
export const handler = linkPreviewsHandler({
  readVoting: async (votingId) => {
    const item = await getItem(client, TABLE_NAME, votingKey(votingId));
    return (item && definitionIn(read(VOTING, item))) ?? undefined;
  },
  readJoinCode: async (code) => {
    const item = await getItem(client, TABLE_NAME, joinCodeKey(code));
    return (item as JoinCodeItem | undefined)?.votingId;
  },
  readPage: pageReader({ origin: WEB_ORIGIN, fetch, log, now: Date.now }),
  draw: async (words) => drawPicture(await typesetter, words),
  origin: WEB_ORIGIN,
  log,
});
