import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  refuseOtherProperties,
  stableId,
  type LambdaService,
  type Log,
  type Place,
  type ResourceType,
} from '../contract';
import { proxyEvent, proxyResponse } from '../http-api/proxy-event';

/** After the functions that they are of. */
const PHASE = 40;

/**
 * Function URLs, for those that a distribution asks: they have no port of their own here, and nobody else reaches them.
 * Events are those of payload format 2.0 (Lambda developer guide, "Invoking Lambda function URLs").
 */
export class FunctionUrls {
  private readonly functions = new Map<string, string>();

  constructor(
    private readonly lambda: Pick<LambdaService, 'invoke'>,
    private readonly place: Place,
    private readonly log: Log,
  ) {}

  /** @param url with a slash at its end. */
  add(url: string, functionArn: string): void {
    this.functions.set(url, functionArn);
  }

  /**
   * Answers a request by the function behind a URL, whose own time-out bounds it. Headers that the function does not set stay as
   * they were set before.
   * @param target path and query that the function sees.
   * @throws Error when there is no such URL.
   */
  async answer(
    url: string,
    target: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const functionArn = this.functions.get(url);
    if (functionArn === undefined) throw new Error(`There is no function behind ${JSON.stringify(url)}.`);
    const { hostname } = new URL(url);
    const route = {
      apiId: hostname.split('.')[0]!,
      routeKey: '$default',
      stage: '$default',
      pathParameters: {},
    };
    const event = proxyEvent(request, target, Buffer.alloc(0), route, this.place);
    const outcome = await this.lambda.invoke(functionArn, event, 'RequestResponse');
    if (!outcome.ok) {
      this.log('error', url, outcome.errorMessage);
      response.writeHead(502, { 'content-type': 'text/plain' }).end('Internal Server Error');
      return;
    }
    const { status, headers, body } = proxyResponse(outcome.payload);
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }
}

/** `AWS::Lambda::Url`, reached by way of a website alone. */
export function functionUrlResourceType(urls: FunctionUrls): ResourceType {
  return {
    name: 'AWS::Lambda::Url',
    phase: PHASE,
    identify(resource, place) {
      refuseOtherProperties(resource, ['AuthType', 'InvokeMode', 'TargetFunctionArn']);
      const { AuthType, InvokeMode = 'BUFFERED', TargetFunctionArn } = resource.properties;
      if (AuthType !== 'AWS_IAM')
        throw new Error('function URLs that everybody may call are not served locally.');
      if (InvokeMode !== 'BUFFERED')
        throw new Error('functions that stream their answers are not served locally.');
      const id = stableId(32, place.stackName, resource.logicalId);
      return {
        ref: String(TargetFunctionArn),
        attributes: {
          FunctionArn: TargetFunctionArn,
          FunctionUrl: `https://${id}.lambda-url.${place.region}.on.aws/`,
        },
      };
    },
    start: ({ attributes, properties }) => {
      urls.add(String(attributes['FunctionUrl']), String(properties['TargetFunctionArn']));
    },
  };
}
