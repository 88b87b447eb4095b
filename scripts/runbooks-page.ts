import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readTemplates } from '@hustings/aws-local/template';
import { createApp } from '../infra/app';
import { alarmsIn } from '../infra/runbooks/alarms';
import { runbooksPage } from '../infra/runbooks/page';

/** Writes the page of all runbooks: those of a production stage with a domain, which has every alarm. */
const scratch = mkdtempSync(path.join(tmpdir(), 'hustings-runbooks-'));
try {
  const webDistDirectory = path.join(scratch, 'dist');
  mkdirSync(webDistDirectory);
  writeFileSync(path.join(webDistDirectory, 'index.html'), '');
  const context = { webDomain: 'vote.example.com', hostedZoneId: 'Z1', hostedZoneName: 'example.com' };
  const app = createApp({ stage: 'prod', outdir: path.join(scratch, 'out'), webDistDirectory, context });
  const alarms = alarmsIn(readTemplates(app.synth().directory));
  writeFileSync(path.resolve(__dirname, '..', 'docs', 'runbooks.md'), runbooksPage(alarms));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
