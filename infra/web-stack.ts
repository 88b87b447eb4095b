import { Stack, Tags, type App } from 'aws-cdk-lib';
import { Web, type WebProps } from './constructs/web';
import type { Settings } from './settings';
import { endHelperLogs } from './watching/helper-logs';

/**
 * The web app's hosting, apart from the API that it calls: a machine that runs the API's stack whole serves the same files
 * and headers by itself (`local/start/web.ts`). It stands in the API's region; what CloudFront takes from one region only is
 * in a stack of its own (`edge-stack.ts`).
 */
export class WebStack extends Stack {
  constructor(
    app: App,
    id: string,
    settings: Settings,
    props: Pick<WebProps, 'distDirectory' | 'edgeIdentity'>,
  ) {
    super(app, id, {
      description: `Hustings (${settings.stage}): the web app.`,
      env: { account: settings.account, region: settings.region },
    });
    Tags.of(this).add('application', 'hustings');
    Tags.of(this).add('stage', settings.stage);
    new Web(this, 'Web', { settings, ...props });
    endHelperLogs(this, settings.logRetention);
  }
}
