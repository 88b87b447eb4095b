import { util, type Context } from '@aws-appsync/utils';

interface Arguments {
  word: string;
  script?: { error?: string };
}

/** Adds a word to a sentence in the table: the order of mutations shows in it. */
export function request(ctx: Context<Arguments>): unknown {
  if (ctx.args.script?.error) util.error(ctx.args.script.error, 'Scripted');
  const [sentence, word] = ctx.args.word.split(':');
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ pk: sentence, sk: 'sentence' }),
    update: {
      expression: 'SET words = list_append(if_not_exists(words, :none), :word)',
      expressionValues: util.dynamodb.toMapValues({ ':none': [], ':word': [word] }),
    },
  };
}

export function response(ctx: Context): unknown {
  return (ctx.result as { words: string[] }).words;
}
