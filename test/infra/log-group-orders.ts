import type { Template } from '@hustings/aws-local/template';
import { dependenciesOf, waitsFor } from '@hustings/aws-local/template-checks';

/**
 * What CloudFormation may do with an API's log group: every order of creating, updating and deleting that the template
 * allows, with an API that logs whenever it can. AppSync's log group and CloudWatch Logs are stand-ins; the custom
 * resource is CDK's own code.
 */

/** Log groups of an account; undefined retention: kept for ever. */
export type LogGroups = Map<string, { retention?: number }>;

/** Sends a custom resource's event to its function, as CloudFormation would. @throws when it answers FAILED. */
export type CustomResource = (
  requestType: 'Create' | 'Update' | 'Delete',
  properties: Record<string, unknown>,
  groups: LogGroups,
) => Promise<void>;

/** The only API of the account, by the name of its group. */
export const GROUP = '/aws/appsync/apis/api-id';

type Resource = Template['resources'][number];
type Part = 'group' | 'retention' | 'api' | 'rights' | 'role';

/** The resources of a template that have to do with the log group. */
export function partsOf(template: Template): Map<string, { part: Part; resource: Resource }> {
  const found = new Map<string, { part: Part; resource: Resource }>();
  const add = (part: Part, resources: Resource[]): void => {
    for (const resource of resources) found.set(resource.logicalId, { part, resource });
  };
  const ofType = (type: string): Resource[] =>
    template.resources.filter((resource) => resource.type === type);
  const ofApi = ({ properties }: Resource): boolean =>
    JSON.stringify(properties).includes('/aws/appsync/apis/');
  const [api] = ofType('AWS::AppSync::GraphQLApi');
  const { LogConfig } = api!.properties as {
    LogConfig: { CloudWatchLogsRoleArn: { 'Fn::GetAtt': [string, string] } };
  };
  const [roleId] = LogConfig.CloudWatchLogsRoleArn['Fn::GetAtt'];
  add('api', [api!]);
  add(
    'role',
    template.resources.filter(({ logicalId }) => logicalId === roleId),
  );
  add('group', ofType('AWS::Logs::LogGroup').filter(ofApi));
  add('retention', ofType('Custom::LogRetention').filter(ofApi));
  add(
    'rights',
    ofType('AWS::IAM::Policy').filter(({ properties }) =>
      JSON.stringify(properties['Roles']).includes(`"${roleId}"`),
    ),
  );
  return found;
}

/** Every order of the parts in which each comes after what it waits for. */
export function ordersOf(template: Template, ids: string[]): string[][] {
  const dependencies = dependenciesOf(template);
  const orders = (left: string[]): string[][] =>
    left.length === 0
      ? [[]]
      : left
          .filter((id) => !left.some((other) => other !== id && waitsFor(dependencies, id, other)))
          .flatMap((id) => orders(left.filter((other) => other !== id)).map((rest) => [id, ...rest]));
  return orders(ids);
}

/** A stack, as far as its log group goes. */
export class Stack {
  readonly exists = new Set<string>();
  private parts = new Map<string, { part: Part; resource: Resource }>();

  /** @param logs the API logs after the steps for which this answers true. */
  constructor(
    private readonly groups: LogGroups,
    private readonly customResource: CustomResource,
    private readonly logs: (step: number) => boolean,
  ) {}

  private step = 0;

  /** Creates what a template has, or makes a stack of an earlier template into it, in this order. */
  async deploy(template: Template, order: string[]): Promise<void> {
    const before = this.parts;
    const parts = partsOf(template);
    this.parts = new Map([...before, ...parts]);
    for (const id of order) {
      const earlier = before.get(id)?.resource;
      await (this.exists.has(id) ? this.update(id, earlier!) : this.create(id));
      this.mayLog();
    }
    // What is no longer in the template goes when everything else is done.
    for (const id of [...before.keys()].filter((old) => !parts.has(old))) await this.remove(id);
    this.parts = parts;
    this.mayLog();
  }

  /** Deletes the stack, in the opposite of this order. */
  async destroy(order: string[]): Promise<void> {
    for (const id of [...order].reverse()) {
      await this.remove(id);
      this.mayLog();
    }
  }

  /** Takes over what another stack of this template has. */
  adopt(template: Template, other: Stack): void {
    this.parts = partsOf(template);
    for (const id of other.exists) this.exists.add(id);
  }

  private async create(id: string): Promise<void> {
    const { part, resource } = this.parts.get(id)!;
    if (part === 'group') {
      if (this.groups.has(GROUP)) throw new Error(`${id}: ${GROUP} already exists`);
      this.groups.set(GROUP, { retention: Number(resource.properties['RetentionInDays']) });
    }
    if (part === 'retention') await this.customResource('Create', resource.properties, this.groups);
    this.exists.add(id);
  }

  /** CloudFormation does nothing where a template says what it said before. */
  private async update(id: string, earlier: Resource): Promise<void> {
    const { part, resource } = this.parts.get(id)!;
    if (JSON.stringify(earlier.properties) === JSON.stringify(resource.properties)) return;
    if (
      part === 'group' &&
      earlier.properties['RetentionInDays'] !== resource.properties['RetentionInDays']
    ) {
      if (!this.groups.has(GROUP)) throw new Error(`${id}: ${GROUP} does not exist`);
      this.groups.set(GROUP, { retention: Number(resource.properties['RetentionInDays']) });
    }
    if (part === 'retention') await this.customResource('Update', resource.properties, this.groups);
  }

  private async remove(id: string): Promise<void> {
    const { part, resource } = this.parts.get(id)!;
    if (part === 'group') this.groups.delete(GROUP);
    if (part === 'retention') await this.customResource('Delete', resource.properties, this.groups);
    this.exists.delete(id);
  }

  /** AppSync makes its group when it is the first to log, if the role that it logs by may. */
  private mayLog(): void {
    this.step += 1;
    const present = [...this.exists].map((id) => this.parts.get(id)).filter((item) => item !== undefined);
    const has = (part: Part): boolean => present.some((item) => item.part === part);
    const mayAlways = present.some(
      ({ part, resource }) => part === 'role' && resource.properties['ManagedPolicyArns'] !== undefined,
    );
    if (!this.logs(this.step) || !has('api') || !(mayAlways || has('rights')) || this.groups.has(GROUP))
      return;
    this.groups.set(GROUP, {});
  }
}
