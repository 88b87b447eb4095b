import { createHash } from 'node:crypto';
import { creditCostOf, type VotingDefinition } from '../../model/voting';
import { clustersOf } from './clusters';
import { UNDRAWN, type PictureWords } from './picture';

/** What a link unfolds into. Plain texts: they are escaped where they are written into a page. */
export interface Preview {
  title: string;
  description: string;
  /** Where the link leads, without a host. */
  path: string;
  /** The address of its picture, without a host. It is another one when the picture is. */
  picturePath: string;
  picture: PictureWords;
}

/** Where the web app’s distribution finds previews; the picture of each is below it. */
export const PREVIEWS = '/previews';
export const PICTURES = `${PREVIEWS}/pictures`;

/** In the addresses of pictures. Another number whenever pictures are drawn otherwise. */
const LOOK = 1;

/** Messengers show two or three lines. */
const DESCRIPTION_LENGTH = 200;

/** Controls, among them those that turn the text round that follows; what joins emoji and letters stays. */
const CONTROLS = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** Of every address that is no voting’s: the wall, and votings that are none or not yet. */
export function generalPreview(): Preview {
  return preview(
    'Hustings',
    'Vote once in each voting, get a receipt, and watch the tally move.',
    '/',
    'hustings',
    {
      title: UNDRAWN,
      line: 'Votings with live tallies',
      label: '',
    },
  );
}

/**
 * Of a voting: what everybody reads of it by the API as well, and no counts.
 * @param voting no draft.
 */
export function previewOf(voting: VotingDefinition): Preview {
  const { id, access, options } = voting;
  const title = plainly(voting.title) || 'A voting';
  const cost = creditCostOf(access);
  const window = windowOf(voting.opensAt, voting.closesAt);
  const about = plainly(voting.description ?? '') || options.map(({ label }) => plainly(label)).join(' · ');
  return preview(title, shortened(`${window}. ${about}`), `/votings/${id}`, id, {
    title,
    line: window,
    label: cost === 0 ? 'Free' : `${cost} credit${cost === 1 ? '' : 's'}`,
  });
}

function preview(
  title: string,
  description: string,
  path: string,
  name: string,
  picture: PictureWords,
): Preview {
  const { title: drawn, line, label } = picture;
  const digest = createHash('sha256')
    .update(JSON.stringify([LOOK, drawn, line, label]))
    .digest('hex');
  return { title, description, path, picturePath: `${PICTURES}/${name}/${digest.slice(0, 16)}.png`, picture };
}

/** Who reads it is not known: English, and the zone that is everybody’s. */
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

function windowOf(opensAt: string, closesAt: string): string {
  const [opens, closes] = [new Date(opensAt), new Date(closesAt)];
  const end = day.format(opens) === day.format(closes) ? '' : `${day.format(closes)}, `;
  return `${day.format(opens)}, ${time.format(opens)} – ${end}${time.format(closes)} UTC`;
}

function plainly(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(CONTROLS, '').trim();
}

function shortened(text: string): string {
  const letters = clustersOf(text);
  return letters.length <= DESCRIPTION_LENGTH
    ? text
    : `${letters.slice(0, DESCRIPTION_LENGTH - 1).join('')}…`;
}
