import { distDirectory } from '@hustings/web/build';
import { createWebServer, type WebServer } from '../web';
import { amplifyConfiguration, type Addresses } from './addresses';

/**
 * Serves the built web app.
 * @throws Error when the port is taken.
 */
export async function serveWebApp(port: number, addresses: Addresses, region: string): Promise<WebServer> {
  const { baseUrl, userPoolEndpoint } = addresses;
  return createWebServer({
    port,
    distDirectory,
    configuration: amplifyConfiguration(addresses, region),
    apiOrigin: baseUrl,
    connectSources: [baseUrl.replace(/^http/, 'ws'), userPoolEndpoint],
    imageSources: [baseUrl],
  });
}
