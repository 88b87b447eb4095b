/** Where the web app’s distribution finds link previews: below this path, in the origin of this name. */
export const PREVIEWS = { path: '/previews', originId: 'previews' } as const;

/**
 * What asks for previews and is a browser all the same, or says that it is one. All others say nothing of themselves that a
 * browser says: this list need not be whole.
 */
const CRAWLERS =
  'bot|crawl|spider|preview|facebookexternalhit|facebot|whatsapp|telegram|slack|discord|embedly|skype|vkshare';

/**
 * The function of CloudFront that answers every address without a dot with the page, whose router knows them. What does not
 * say that it navigates is no browser of this decade ("Fetch Metadata Request Headers", `Sec-Fetch-Mode`): it gets the page
 * from the previews, with what the link unfolds into in its head. It runs wherever the web app is served, on one machine too.
 */
export const viewerRequestCode = `import cf from 'cloudfront';

function handler(event) {
  const request = event.request;
  if (request.uri.includes('.')) return request;
  const said = (name) => (request.headers[name] ? request.headers[name].value : '');
  const crawls = /${CRAWLERS}/i.test(said('user-agent'));
  if (said('sec-fetch-mode') === 'navigate' && !crawls) {
    request.uri = '/index.html';
    return request;
  }
  request.uri = '${PREVIEWS.path}' + request.uri;
  cf.selectRequestOriginById('${PREVIEWS.originId}');
  return request;
}
`;
