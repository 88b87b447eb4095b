import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { run } from '../command';
import { DEAD_LETTER_QUEUES } from './letters';
import { replayParts } from './parts';
import { replay } from './replay';
import { deployedStage, startedStage } from '../operator/stage';

const usage = `Usage: npm run replay -- --queue NAME [--do] [--by NAME] [--port PORT | --stage STAGE --region REGION]

Says what was given up, and what would be done about it. With --do, it is done, once for each message.

  --queue NAME     ${DEAD_LETTER_QUEUES.join(', ')}
  --do             do it
  --by NAME        who says so (default: your name on this machine)
  --port PORT      a running local stack (default 4000)
  --stage STAGE    a deployed stage instead, with your AWS credentials
  --region REGION  where that stage is

Exit code: 0 when nothing is left or nothing was to be done, 1 when messages are left after --do, 2 when it failed.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      queue: { type: 'string' },
      do: { type: 'boolean', default: false },
      by: { type: 'string', default: userInfo().username },
      port: { type: 'string', default: '4000' },
      stage: { type: 'string' },
      region: { type: 'string' },
    },
  });
  const queue = DEAD_LETTER_QUEUES.find((name) => name === values.queue);
  if (queue === undefined) throw new Error(usage);
  const stage =
    values.stage === undefined
      ? await startedStage(Number(values.port))
      : await deployedStage(values.stage, values.region);
  const parts = replayParts(stage, queue, { by: values.by, say: console.log });
  const left = await replay(parts, queue, { isDone: values.do });
  if (!values.do && left > 0) console.log('Nothing was changed: with --do, this is done.');
  return values.do && left > 0 ? 1 : 0;
}

run(main, usage);
