import { createHash } from 'node:crypto';
import { PICTURE_SIZES, pictureKey, type PictureSize } from '../../model/pictures';
import { PUBLISHED_FOR_EVER } from '../../model/public-files';

/** Publishes a file under a key, if there is none. */
export type Publish = (key: string, content: Buffer, headers: Record<string, string>) => Promise<unknown>;

/**
 * Publishes the demo's pictures among those that were uploaded: drawings need no sizes, so that all three are one.
 * @returns a picture's address by its name.
 */
export async function publishPictures(
  webOrigin: string,
  publish: Publish,
): Promise<(name: string) => string> {
  const headers = { 'content-type': 'image/svg+xml', 'cache-control': PUBLISHED_FOR_EVER };
  for (const name of Object.keys(drawings))
    for (const size of Object.keys(PICTURE_SIZES) as PictureSize[])
      await publish(pictureKey(idOf(name), size), Buffer.from(drawPicture(name)), headers);
  return (name) => `${webOrigin}/${pictureKey(idOf(name), 'large')}`;
}

/** Made of the drawing, so that a new one is not hidden by the one that browsers keep. */
function idOf(name: string): string {
  return createHash('md5').update(drawPicture(name)).digest('hex');
}

/** Pictures of the demo votings and their options, drawn here so that nothing is loaded from another host. */
const drawings: Record<string, { emblem: string; from: string; to: string }> = {
  festival: { emblem: 'M60 150 L150 60 L240 150 Z M90 150 V200 H210 V150 Z', from: '#7c3aed', to: '#ec4899' },
  music: { emblem: 'M120 60 H200 V90 H140 V180 A26 26 0 1 1 120 156 Z', from: '#0f766e', to: '#22c55e' },
  library: { emblem: 'M70 70 H145 V190 H70 Z M155 70 H230 V190 H155 Z', from: '#1d4ed8', to: '#38bdf8' },
  football: {
    emblem: 'M150 60 A70 70 0 1 1 149 60 Z M150 100 L180 122 L169 158 H131 L120 122 Z',
    from: '#166534',
    to: '#84cc16',
  },
  square: { emblem: 'M80 80 H220 V180 H80 Z M110 110 H190 V150 H110 Z', from: '#b45309', to: '#facc15' },
  lunch: {
    emblem: 'M80 110 H220 A70 70 0 0 1 80 110 Z M100 190 H200 V200 H100 Z',
    from: '#be123c',
    to: '#fb923c',
  },
  film: {
    emblem:
      'M80 70 H220 V190 H80 Z M95 85 H115 V105 H95 Z M185 85 H205 V105 H185 Z M95 155 H115 V175 H95 Z M185 155 H205 V175 H185 Z',
    from: '#334155',
    to: '#94a3b8',
  },
  ferry: { emblem: 'M60 150 H240 L210 195 H90 Z M110 100 H190 V140 H110 Z', from: '#0369a1', to: '#67e8f9' },
  tea: {
    emblem: 'M90 90 H190 V150 A50 45 0 0 1 90 150 Z M190 105 H220 V145 H190 V130 H205 V118 H190 Z',
    from: '#78350f',
    to: '#fcd34d',
  },
  river: {
    emblem:
      'M40 110 Q75 80 110 110 T180 110 T260 110 V130 Q220 160 180 130 T110 130 T40 130 Z M40 160 Q75 130 110 160 T180 160 T260 160 V180 Q220 210 180 180 T110 180 T40 180 Z',
    from: '#0e7490',
    to: '#67e8f9',
  },
  castle: {
    emblem: 'M70 80 H95 V100 H120 V80 H180 V100 H205 V80 H230 V200 H170 V165 A20 20 0 0 0 130 165 V200 H70 Z',
    from: '#57534e',
    to: '#d6d3d1',
  },
  harbour: {
    emblem:
      'M150 60 A18 18 0 0 1 158 94 V108 H190 V122 H158 V180 A60 50 0 0 0 205 145 L220 160 A85 75 0 0 1 80 160 L95 145 A60 50 0 0 0 142 180 V122 H110 V108 H142 V94 A18 18 0 0 1 150 60 Z',
    from: '#1e3a8a',
    to: '#60a5fa',
  },
  market: {
    emblem:
      'M70 80 H230 L245 125 H55 Z M75 135 H95 V200 H75 Z M205 135 H225 V200 H205 Z M105 160 H195 V180 H105 Z',
    from: '#9a3412',
    to: '#fdba74',
  },
};

/** An SVG picture by its name. */
function drawPicture(name: string): string {
  const drawing = drawings[name]!;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 260" role="img" aria-label="${name}">
<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop stop-color="${drawing.from}"/><stop offset="1" stop-color="${drawing.to}"/></linearGradient></defs>
<rect width="300" height="260" fill="url(#g)"/><path d="${drawing.emblem}" fill="#fff" fill-opacity=".9" fill-rule="evenodd"/></svg>`;
}
