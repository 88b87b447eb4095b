import type { App } from 'aws-cdk-lib';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readTemplates, type Template } from '@hustings/aws-local/template';
import { createApp } from '../../infra/app';
import { addChecks } from '../../infra/checks';

/** What an operator gives for a domain of their own. */
const domain = { webDomain: 'vote.example.com', hostedZoneId: 'Z1', hostedZoneName: 'example.com' };

/** How the app may be deployed. */
export interface Variant {
  stage: 'dev' | 'prod';
  withDomain: boolean;
}

/** Every stage, with and without a domain. */
export const variants: Variant[] = (['dev', 'prod'] as const).flatMap((stage) =>
  [false, true].map((withDomain) => ({ stage, withDomain })),
);

/** The web app, as small as it gets: what the templates say of it does not depend on its files. */
function builtApp(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'dist-'));
  mkdirSync(path.join(directory, 'assets'));
  writeFileSync(path.join(directory, 'index.html'), '<title>Hustings</title>');
  writeFileSync(path.join(directory, 'assets', 'index-abc.js'), '');
  return directory;
}

/** The app as `npm run synth` makes it, checks included; CDK's own check of it is left to `npm run synth`. */
export function checkedApp({ stage, withDomain, region }: Variant & { region?: string }): App {
  process.env['CDK_VALIDATION'] = 'false';
  const app = createApp({
    stage,
    outdir: mkdtempSync(path.join(tmpdir(), 'hustings-synth-')),
    webDistDirectory: builtApp(),
    context: {
      returnUrl: 'https://vote.example.com/profile/checkout',
      ...(withDomain && domain),
      ...(region && { region }),
    },
  });
  addChecks(app);
  return app;
}

/**
 * The templates of a variant.
 * @throws Error with the report, when a check fails.
 */
export function synthesise(variant: Variant): Template[] {
  return readTemplates(checkedApp(variant).synth().directory);
}
