import { Annotations, Stack, Tags, Token, type App } from 'aws-cdk-lib';
import { CLOUDFRONT_REGION, Web, type WebProps } from './constructs/web';

/**
 * The web app's hosting, apart from the API that it calls: CloudFront takes its parts from one region only, and a
 * machine that runs the API's stack whole serves the same files and headers by itself (`local/start/web.ts`).
 */
export class WebStack extends Stack {
  constructor(app: App, id: string, props: WebProps & { region?: string }) {
    super(app, id, { description: `Hustings (${props.stage}): the web app.` });
    Tags.of(this).add('application', 'hustings');
    Tags.of(this).add('stage', props.stage);
    const region = Token.isUnresolved(this.region) ? props.region : this.region;
    // An error of this stack alone: the API can be deployed wherever it is wanted.
    if (region !== undefined && region !== CLOUDFRONT_REGION)
      Annotations.of(this).addError(
        `CloudFront takes certificates and web ACLs from ${CLOUDFRONT_REGION} only, so the web app is hosted from there or not at all, and this deployment goes to ${region}. Deploy to ${CLOUDFRONT_REGION}, or the API alone: npx cdk deploy Hustings-${props.stage} --context stage=${props.stage}`,
      );
    new Web(this, 'Web', props);
  }
}
