import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { joinCodeIn } from '../../model/join-code';
import type { VotingDefinition } from '../../model/voting';
import type { Log } from '../lib/log';
import { pageWith } from './page';
import type { PictureWords } from './picture';
import { generalPreview, PICTURES, PREVIEWS, previewOf, type Preview } from './preview';

/** What previews are made from. */
export interface PreviewServices {
  readVoting: (votingId: string) => Promise<VotingDefinition | undefined>;
  /** @returns the id of the voting that a join code leads to. */
  readJoinCode: (code: string) => Promise<string | undefined>;
  /** @returns the web app’s page; undefined when it cannot be had. */
  readPage: () => Promise<string | undefined>;
  draw: (words: PictureWords) => Promise<Buffer>;
  /** Of the web app. */
  origin: string;
  log: Log;
}

type Answer = APIGatewayProxyStructuredResultV2;

/** Ids are letters and digits; what cannot be one is not looked for. */
const VOTING_PAGE = /^\/votings\/([0-9A-Za-z-]{1,64})(?:\/(?:present|print))?\/?$/;
const JOIN_PAGE = /^\/(?:v|embed)\/([^/]+)\/?$/;
const PICTURE = new RegExp(`^${PICTURES}/([0-9A-Za-z-]{1,64})/[0-9a-f]{16}\\.png$`);

/**
 * How long CloudFront goes on with an answer, in seconds: so much later than the change links unfold into what an organiser
 * changed. Browsers ask again each time, as they do for the page.
 */
const KEPT = 'public, max-age=0, s-maxage=60';
const KEPT_FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * Answers what unfolds links: `/previews` and the path of a page with that page, whose head has the preview’s tags, and
 * `/previews/pictures/<voting>/<digest>.png` with the picture. The digest is of what is drawn, so that pictures are kept for
 * ever; under any other one there is only the way to the picture of today.
 */
export function linkPreviewsHandler(services: PreviewServices) {
  return async ({ rawPath }: { rawPath: string }): Promise<Answer> => {
    const [, pictured] = PICTURE.exec(rawPath) ?? [];
    if (pictured === undefined) return pageAt(services, rawPath.slice(PREVIEWS.length));
    const preview = await previewOfVoting(services, pictured);
    return preview.picturePath === rawPath ? pictureOf(services, preview) : elsewhere(services, preview);
  };
}

async function pageAt(services: PreviewServices, path: string): Promise<Answer> {
  const [preview, page] = await Promise.all([previewAt(services, path), services.readPage()]);
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      // Without the app it serves no person: the next one is to be answered better.
      'cache-control': page === undefined ? 'no-store' : KEPT,
    },
    body: pageWith(preview, page, services.origin),
  };
}

async function previewAt(services: PreviewServices, path: string): Promise<Preview> {
  const [, votingId] = VOTING_PAGE.exec(path) ?? [];
  if (votingId !== undefined) return previewOfVoting(services, votingId);
  const [, typed] = JOIN_PAGE.exec(path) ?? [];
  const code = typed === undefined ? '' : joinCodeIn(decoded(typed));
  const joined = code === '' ? undefined : await orNothing(services, () => services.readJoinCode(code));
  return joined === undefined ? generalPreview() : previewOfVoting(services, joined);
}

/** The general one for what is no voting, and for a draft, of which nothing is public. */
async function previewOfVoting(services: PreviewServices, votingId: string): Promise<Preview> {
  const voting = await orNothing(services, () => services.readVoting(votingId));
  return voting && !voting.draft ? previewOf(voting) : generalPreview();
}

/** A link that unfolds into the general is better than one that does not: what cannot be read is logged. */
async function orNothing<Found>(
  { log }: PreviewServices,
  read: () => Promise<Found>,
): Promise<Found | undefined> {
  try {
    return await read();
  } catch (error) {
    log('error', 'PreviewNotRead', { reason: String(error) });
    return undefined;
  }
}

async function pictureOf({ draw }: PreviewServices, { picture }: Preview): Promise<Answer> {
  return {
    statusCode: 200,
    headers: { 'content-type': 'image/png', 'cache-control': KEPT_FOR_EVER },
    body: (await draw(picture)).toString('base64'),
    isBase64Encoded: true,
  };
}

function elsewhere({ origin }: PreviewServices, { picturePath }: Preview): Answer {
  return { statusCode: 302, headers: { location: `${origin}${picturePath}`, 'cache-control': KEPT } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
