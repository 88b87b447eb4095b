import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { nodeHash } from '../../functions/lib/ballots/node-hash';
import { wordsFor } from '../../proof/problems';
import { receiptIn, type KeptReceipt } from '../../proof/receipt';
import { resultPath } from '../../proof/result';
import { verify, type Report } from '../../proof/verify';
import { run } from '../command';
import { localStack } from '../operator/target';
import { filesAt, filesIn } from './sources';

const usage = `Usage: npm run verify -- --voting ID [--receipt FILE] [--key FINGERPRINT]
         [--url ADDRESS | --folder DIR | --data DIR]

Verifies the published result of a voting, from what is published alone: that it is signed, that the ballots are those that
were signed for, in order, none twice, as many as the votes and for the options that the tally says. With a receipt: that its
ballot is among them, for the option that its voter chose.

  --voting ID        the voting
  --receipt FILE     a receipt, as the web app gives it
  --key FINGERPRINT  of the public key that you know to be the right one
  --url ADDRESS      of the web app, e.g. https://vote.example.com
  --folder DIR       a copy of its files instead; DIR holds results/
  --data DIR         data of a running local stack instead (default .local)

Exit code: 0 when all of it holds, 1 when something is wrong, 2 when it could not be verified.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      voting: { type: 'string' },
      receipt: { type: 'string' },
      key: { type: 'string' },
      url: { type: 'string' },
      folder: { type: 'string' },
      data: { type: 'string', default: '.local' },
    },
  });
  const { voting: votingId, key, folder } = values;
  if (votingId === undefined) throw new Error(usage);
  const receipt = values.receipt === undefined ? undefined : readReceipt(values.receipt);
  const files =
    folder === undefined
      ? filesAt(values.url ?? localStack(values.data, 'name a web app with --url').baseUrl)
      : filesIn(folder);
  const question = {
    votingId,
    ...(receipt && { receipt }),
    ...(key !== undefined && { keyFingerprint: key }),
  };
  const report = await verify(files, resultPath(votingId), question, nodeHash);
  print(report, receipt);
  return report.problems.length === 0 ? 0 : 1;
}

function readReceipt(file: string): KeptReceipt {
  const receipt = receiptIn(readFileSync(file, 'utf8'));
  if (!receipt) throw new Error(`${file} is not a receipt.`);
  return receipt;
}

function print({ problems, result, ballots, keyFingerprint, place }: Report, receipt?: KeptReceipt): void {
  if (result) {
    console.log(`Voting ${result.votingId}: ${result.total} votes.`);
    for (const { optionId, votes } of result.counts) console.log(`  ${optionId}: ${votes}`);
  }
  if (keyFingerprint !== undefined) console.log(`Signed with key ${keyFingerprint}.`);
  if (problems.length > 0) {
    console.log('This result does NOT hold:');
    for (const problem of problems) console.log(`  ${problem.kind}: ${wordsFor(problem)}`);
    return;
  }
  console.log(`The signature fits. ${ballots ?? 0} ballots, in order, none twice, add up to the tally.`);
  if (receipt && place !== undefined)
    console.log(
      `The ballot of the receipt is number ${place + 1} of them, for ${receipt.option ?? receipt.optionId}.`,
    );
}

run(main, usage);
