import { refuseOtherProperties, refuseOutside, stableId, type Place, type ResourceType } from '../contract';
import type { HttpApis } from './http-apis';
import { compileRouteKey } from './route-key';
import { TokenBucket } from './token-bucket';

/** Integrations come before the routes that name them. */
const INTEGRATION_PHASE = 40;
const ROUTE_PHASE = 41;
/** The longest that an integration of an HTTP API may take, and what it may without a word. */
const LONGEST_INTEGRATION_MS = 30_000;
/** The account-wide throttle of API Gateway, for a stage that names none. */
const DEFAULT_RATE = 10_000;
const DEFAULT_BURST = 5000;

/** `AWS::ApiGatewayV2::*`, for HTTP APIs with Lambda behind them, reached at `baseUrl`. */
export function httpApiResourceTypes(apis: HttpApis, baseUrl: string): ResourceType[] {
  const integrations = new Map<string, { functionArn: string; timeout: number }>();
  return [
    {
      name: 'AWS::ApiGatewayV2::Api',
      phase: INTEGRATION_PHASE,
      identify(resource, place) {
        refuseOtherProperties(resource, [
          'Name',
          'Description',
          'ProtocolType',
          'DisableExecuteApiEndpoint',
          'Tags',
        ]);
        if (resource.properties['ProtocolType'] !== 'HTTP')
          throw new Error('only HTTP APIs are served locally.');
        const apiId = shortId(place, resource.logicalId);
        return { ref: apiId, attributes: { ApiId: apiId, ApiEndpoint: baseUrl } };
      },
    },
    {
      name: 'AWS::ApiGatewayV2::Integration',
      phase: INTEGRATION_PHASE,
      identify(resource, place) {
        const { properties, logicalId } = resource;
        refuseOtherProperties(resource, [
          'ApiId',
          'Description',
          'IntegrationMethod',
          'IntegrationType',
          'IntegrationUri',
          'PayloadFormatVersion',
          'TimeoutInMillis',
        ]);
        refuseOutside(properties, { TimeoutInMillis: [50, LONGEST_INTEGRATION_MS] });
        if (properties['IntegrationType'] !== 'AWS_PROXY' || properties['PayloadFormatVersion'] !== '2.0')
          throw new Error('only Lambda proxy integrations of payload format 2.0 are served locally.');
        return { ref: shortId(place, logicalId), attributes: {} };
      },
      start({ ref, properties }) {
        integrations.set(ref, {
          functionArn: functionArnOf(String(properties['IntegrationUri'])),
          timeout: Number(properties['TimeoutInMillis'] ?? LONGEST_INTEGRATION_MS),
        });
      },
    },
    {
      name: 'AWS::ApiGatewayV2::Route',
      phase: ROUTE_PHASE,
      identify(resource, place) {
        const { properties, logicalId } = resource;
        refuseOtherProperties(resource, [
          'ApiId',
          'AuthorizationType',
          'OperationName',
          'RouteKey',
          'Target',
        ]);
        if ((properties['AuthorizationType'] ?? 'NONE') !== 'NONE')
          throw new Error('routes with an authorizer are not served locally.');
        return { ref: shortId(place, logicalId), attributes: { RouteId: shortId(place, logicalId) } };
      },
      start({ properties }) {
        const integrationId = String(properties['Target']).replace(/^integrations\//, '');
        const integration = integrations.get(integrationId);
        if (integration === undefined) throw new Error(`there is no integration ${integrationId}.`);
        const matcher = compileRouteKey(String(properties['RouteKey']));
        apis.addRoute({ apiId: String(properties['ApiId']), matcher, ...integration });
      },
    },
    {
      name: 'AWS::ApiGatewayV2::Stage',
      phase: ROUTE_PHASE,
      identify(resource) {
        refuseOtherProperties(resource, [
          'AccessLogSettings',
          'ApiId',
          'AutoDeploy',
          'DefaultRouteSettings',
          'Description',
          'StageName',
          'Tags',
        ]);
        return { ref: String(resource.properties['StageName']), attributes: {} };
      },
      start({ properties }) {
        const settings = (properties['DefaultRouteSettings'] ?? {}) as Record<string, unknown>;
        apis.setStage(String(properties['ApiId']), {
          name: String(properties['StageName']),
          bucket: new TokenBucket(
            Number(settings['ThrottlingRateLimit'] ?? DEFAULT_RATE),
            Number(settings['ThrottlingBurstLimit'] ?? DEFAULT_BURST),
          ),
        });
      },
    },
  ];
}

function shortId(place: Place, logicalId: string): string {
  return stableId(10, place.stackName, logicalId);
}

/** A function's ARN, or the path-style ARN of API Gateway around it. */
function functionArnOf(uri: string): string {
  return /functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1] ?? uri;
}
