import { serveWebsite, type RunningLocalAws, type Website } from '@hustings/aws-local';
import { distDirectory } from '@hustings/web/build';
import { responseHeaders } from '@hustings/web/response-headers';
import { amplifyConfiguration, type Addresses } from './addresses';

/**
 * Serves the built web app under the headers that it has once it is deployed.
 * @throws Error when the port is taken.
 */
export async function serveWebApp(
  port: number,
  addresses: Addresses,
  { place, log }: Pick<RunningLocalAws, 'place' | 'log'>,
): Promise<Website> {
  const { baseUrl, userPoolEndpoint } = addresses;
  return serveWebsite({
    port,
    directory: distDirectory,
    headers: responseHeaders({
      apiOrigin: baseUrl,
      connectSources: [baseUrl.replace(/^http/, 'ws'), userPoolEndpoint],
      imageSources: [baseUrl],
    }),
    documents: { '/config.json': amplifyConfiguration(addresses, place.region) },
    log,
  });
}
