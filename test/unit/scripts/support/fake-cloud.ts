import type { Template } from '../../../../scripts/deploy/adoption';
import type {
  Cdk,
  Cloud,
  Import,
  RegionalCloud,
  Sender,
  StackResource,
  StackState,
  TableState,
} from '../../../../scripts/deploy/cloud';

export const URL_OF_PAGE = 'https://d111.cloudfront.net';

/** AWS as an operator finds it, in memory: CDK's command line makes stacks in it. */
export class FakeCloud implements Cloud, RegionalCloud, Cdk {
  account: string | undefined = '111122223333';
  region: string | undefined = 'eu-central-1';
  bootstrapped = new Set(['eu-central-1', 'us-east-1']);
  executions = 1000;
  senders: Record<string, Sender> = {};
  tables: Record<string, TableState> = {};
  stacks = new Map<string, StackState>();
  /** Resources of the stacks of a name that were deleted, the last one first. */
  deleted: Record<string, StackResource[][]> = {};
  resourcesOf: Record<string, StackResource[]> = {};
  ringing = new Set<string>();
  secrets: Record<string, string> = {};
  template: Template = { Resources: {} };
  imports: { stack: string; template: object; imports: readonly Import[] }[] = [];
  /** What CDK was asked for, a line each. */
  runs: string[] = [];
  said: string[] = [];

  identity = (): Promise<{ account: string }> =>
    this.account === undefined
      ? Promise.reject(new Error('Could not load credentials\nfrom any providers'))
      : Promise.resolve({ account: this.account });
  defaultRegion = (): Promise<string | undefined> => Promise.resolve(this.region);
  in = (region: string): RegionalCloud =>
    Object.assign(Object.create(this) as FakeCloud, {
      stack: (name: string) =>
        name === 'CDKToolkit' ? this.bootstrapOf(region) : Promise.resolve(this.stacks.get(name)),
    });

  private bootstrapOf(region: string): Promise<StackState | undefined> {
    const outputs = { BootstrapVersion: '28' };
    const found = { id: 'CDKToolkit', status: 'CREATE_COMPLETE', outputs };
    return Promise.resolve(this.bootstrapped.has(region) ? found : undefined);
  }

  stack = (name: string): Promise<StackState | undefined> => Promise.resolve(this.stacks.get(name));
  deletedStacks = (name: string): Promise<string[]> =>
    Promise.resolve((this.deleted[name] ?? []).map((_, index) => `${name}/${index}`));
  resources = (stack: string): Promise<StackResource[]> => {
    const [name = '', index] = stack.split('/');
    const found = index === undefined ? this.resourcesOf[name] : this.deleted[name]?.[Number(index)];
    return Promise.resolve(found ?? []);
  };
  deleteStack = (name: string): Promise<void> => {
    this.stacks.delete(name);
    this.runs.push(`delete-stack ${name}`);
    return Promise.resolve();
  };
  importInto = (stack: string, template: object, imports: readonly Import[]): Promise<void> => {
    this.imports.push({ stack, template, imports });
    this.stacks.set(stack, { id: stack, status: 'IMPORT_COMPLETE', outputs: {} });
    this.runs.push(`import ${stack}`);
    return Promise.resolve();
  };
  concurrency = (): Promise<number> => Promise.resolve(this.executions);
  sender = (identity: string): Promise<Sender | undefined> => Promise.resolve(this.senders[identity]);
  isThere = (): Promise<boolean> => Promise.resolve(true);
  secretArn = (name: string): Promise<string | undefined> => Promise.resolve(this.secrets[name]);
  table = (name: string): Promise<TableState | undefined> => Promise.resolve(this.tables[name]);
  quietAlarms = (names: readonly string[]): Promise<string[]> =>
    Promise.resolve(names.filter((name) => !this.ringing.has(name)).map((name) => `arn:alarm:${name}`));

  run = (args: readonly string[]): Promise<void> => {
    this.runs.push(args.join(' '));
    const names = args.filter((arg) => arg.startsWith('Hustings-'));
    if (args[0] === 'deploy')
      for (const name of names) {
        const outputs: Record<string, string> = name.endsWith('-Web') ? { WebUrlABC: URL_OF_PAGE } : {};
        this.stacks.set(name, { id: name, status: 'CREATE_COMPLETE', outputs });
      }
    return Promise.resolve();
  };

  readTemplate = (): Template => this.template;
  say = (line: string): void => void this.said.push(line);
}
