import { Stack, Tags, type App } from 'aws-cdk-lib';
import { Web, type WebProps } from './constructs/web';

/**
 * The web app's hosting, apart from the API that it calls: CloudFront takes its parts from one region only, and a
 * machine that runs the API's stack whole serves the same files and headers by itself (`local/start/web.ts`).
 */
export class WebStack extends Stack {
  constructor(app: App, id: string, props: WebProps) {
    super(app, id, { description: `Hustings (${props.stage}): the web app.` });
    Tags.of(this).add('application', 'hustings');
    Tags.of(this).add('stage', props.stage);
    new Web(this, 'Web', props);
  }
}
