import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { PAYMENT_PROVIDERS, pathOf } from '../../model/payment-providers';
import { deployedStage, startedStage } from '../operator/stage';
import { run } from '../command';
import { goBack, rotate, told, type SecretChange } from './rotate';
import { secretsManagerStore } from './secrets-manager-store';

const usage = `Usage: npm run -s rotate -- --secret ${PAYMENT_PROVIDERS.map(pathOf).join('|')} [one of the following] [--port PORT | --stage STAGE --region REGION]

Changes one field of a provider's secret; what it becomes is read from the input, so that no shell remembers it. Without a
change, it says what is there and which versions, never a value.

  --set FIELD          secretKey (Stripe), clientSecret, clientId, webhookId (PayPal)
  --add FIELD          webhookSecrets (Stripe): beside those that are there
  --keep-newest FIELD  webhookSecrets (Stripe): only the one that was added last
  --back               the version before becomes the current one again
  --port PORT          a running local stack (default 4000)
  --stage STAGE        a deployed stage instead, with your AWS credentials
  --region REGION      where that stage is

Exit code: 0 when done, 2 when it failed.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      secret: { type: 'string' },
      set: { type: 'string' },
      add: { type: 'string' },
      'keep-newest': { type: 'string' },
      back: { type: 'boolean', default: false },
      port: { type: 'string', default: '4000' },
      stage: { type: 'string' },
      region: { type: 'string' },
    },
  });
  const { set, add, 'keep-newest': keepNewest, back } = values;
  const provider = PAYMENT_PROVIDERS.find((each) => pathOf(each) === values.secret);
  const changes = [set, add, keepNewest, back || undefined].filter((given) => given !== undefined);
  if (provider === undefined || changes.length > 1) throw new Error(usage);
  const { secrets } =
    values.stage === undefined
      ? await startedStage(Number(values.port))
      : await deployedStage(values.stage, values.region);
  const store = secretsManagerStore(secrets, `hustings/${values.stage ?? 'dev'}/${pathOf(provider)}`);
  const change = async (): Promise<SecretChange | undefined> => {
    if (keepNewest !== undefined) return { kind: 'KEEP_NEWEST', field: keepNewest };
    if (set !== undefined) return { kind: 'SET', field: set, value: await lineOfInput(set) };
    if (add !== undefined) return { kind: 'ADD', field: add, value: await lineOfInput(add) };
    return undefined;
  };
  const asked = await change();
  const lines = back
    ? await goBack(store)
    : asked
      ? await rotate(store, provider, asked)
      : await told(store, provider);
  console.log(lines.join('\n'));
  return 0;
}

/** The first line of the input; typed at a terminal, it does not show. */
async function lineOfInput(field: string): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY) stderr.write(`The new value of ${field} (it does not show): `);
  const lines = createInterface({ input: stdin, terminal: stdin.isTTY });
  for await (const line of lines) {
    if (stdin.isTTY) stderr.write('\n');
    return line.trim();
  }
  return '';
}

run(main, usage);
