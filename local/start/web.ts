import {
  serveObjects,
  serveWebsite,
  type Route,
  type RunningLocalAws,
  type Website,
} from '@hustings/aws-local';
import { distDirectory } from '@hustings/web/build';
import {
  EMBEDDED_FOLDER,
  embeddedHeaders,
  publishedFileHeaders,
  responseHeaders,
} from '@hustings/web/response-headers';
import { PREVIEWS, viewerRequestCode } from '@hustings/web/viewer-request';
import { PUBLISHED_FOLDERS } from '../../infra/constructs/public-files';
import { amplifyConfiguration, type Addresses } from './addresses';

/**
 * Serves the built web app and published files under the headers that they have once deployed.
 * @param embedOrigins the setting of that name.
 * @throws Error when the port is taken.
 */
export async function serveWebApp(
  port: number,
  addresses: Addresses,
  embedOrigins: readonly string[],
  aws: Pick<RunningLocalAws, 'place' | 'log' | 'buckets' | 'endpoints' | 'functionUrls'>,
): Promise<Website> {
  const { baseUrl, userPoolEndpoint } = addresses;
  const sources = {
    apiOrigin: baseUrl,
    connectSources: [baseUrl.replace(/^http/, 'ws'), userPoolEndpoint],
    uploadOrigin: aws.endpoints['AWS_ENDPOINT_URL_S3'] ?? '',
  };
  const { previewsUrl } = addresses;
  return serveWebsite({
    port,
    directory: distDirectory,
    headers: responseHeaders(sources),
    headersBelow: { [`/${EMBEDDED_FOLDER}/`]: embeddedHeaders(sources, embedOrigins) },
    documents: { '/config.json': amplifyConfiguration(addresses, aws.place.region) },
    routes: [publishedFiles(addresses, aws), previews(addresses, aws)],
    viewerRequest: {
      code: viewerRequestCode,
      origins: {
        [PREVIEWS.originId]: (request, response, uri) =>
          aws.functionUrls.answer(previewsUrl, uri, request, response),
      },
    },
    log: aws.log,
  });
}

/** Published files, as the web app's distribution serves them beside it. */
export function publishedFiles(
  { publicFilesBucket }: Pick<Addresses, 'publicFilesBucket'>,
  { place: { accountId }, buckets }: Pick<RunningLocalAws, 'place' | 'buckets'>,
): Route {
  return serveObjects(buckets, {
    bucket: publicFilesBucket,
    paths: PUBLISHED_FOLDERS.map((folder) => `/${folder}/`),
    caller: {
      service: 'cloudfront.amazonaws.com',
      context: {
        'aws:sourceaccount': accountId,
        'aws:sourcearn': `arn:aws:cloudfront::${accountId}:distribution/LOCAL`,
      },
    },
    headers: publishedFileHeaders,
  });
}

/** Pictures of previews, under the headers of published files. */
function previews(
  { previewsUrl }: Pick<Addresses, 'previewsUrl'>,
  { functionUrls }: Pick<RunningLocalAws, 'functionUrls'>,
): Route {
  return (request, response, pathname) => {
    if (!pathname.startsWith(`${PREVIEWS.path}/`)) return false;
    for (const [name, value] of Object.entries(publishedFileHeaders)) response.setHeader(name, value);
    return functionUrls.answer(previewsUrl, pathname, request, response);
  };
}
