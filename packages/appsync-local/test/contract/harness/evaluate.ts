import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { evaluateCode, type Evaluation, type EvaluationContext } from '../../../src/evaluate';
import { isLocal, target } from './target';

/** Evaluates a handler: with the local runtime, or with `EvaluateCode` of the service. */
export function evaluate(
  code: string,
  handler: 'request' | 'response' = 'request',
  context: EvaluationContext = {},
): Promise<Evaluation> {
  return isLocal ? evaluateCode({ code, context, function: handler }) : evaluateOnAws(code, handler, context);
}

/** A module around the body of a request handler. */
export function requestHandler(body: string, before = ''): string {
  return [
    "import { util, extensions, runtime } from '@aws-appsync/utils';",
    before,
    'export function request(ctx) {',
    body,
    '}',
    'export function response(ctx) { return ctx.result; }',
  ].join('\n');
}

async function evaluateOnAws(
  code: string,
  handler: 'request' | 'response',
  context: EvaluationContext,
): Promise<Evaluation> {
  const hostname = `appsync.${target.region}.amazonaws.com`;
  const path = '/v1/dataplane-evaluatecode';
  const body = JSON.stringify({
    runtime: { name: 'APPSYNC_JS', runtimeVersion: '1.0.0' },
    code,
    context: JSON.stringify(context),
    function: handler,
  });
  const signer = new SignatureV4({
    service: 'appsync',
    region: target.region,
    sha256: Sha256,
    credentials: target.credentials,
  });
  const request = {
    method: 'POST',
    protocol: 'https:',
    hostname,
    path,
    headers: { host: hostname, 'content-type': 'application/json' },
    body,
  };
  const { headers } = await signer.sign(request);
  const response = await fetch(`https://${hostname}${path}`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`EvaluateCode answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Evaluation;
}
