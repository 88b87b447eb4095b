import { physicalName, refuseOtherProperties, type LocalAws, type ResourceType } from '../contract';

/** Roles and policies start first: everything else may act as a role. */
const PHASE = 0;

const roleResourceType: ResourceType = {
  name: 'AWS::IAM::Role',
  phase: PHASE,
  identify: (resource, place) => {
    refuseOtherProperties(resource, [
      'RoleName',
      'Path',
      'Description',
      'AssumeRolePolicyDocument',
      'Policies',
      'ManagedPolicyArns',
      'MaxSessionDuration',
    ]);
    const name = physicalName(resource, 'RoleName', place);
    const path = (resource.properties['Path'] as string | undefined) ?? '/';
    return {
      ref: name,
      attributes: { Arn: `arn:aws:iam::${place.accountId}:role${path}${name}`, RoleId: name },
    };
  },
  start: ({ ref, attributes, properties }, { iam }) => {
    iam.registerRole(String(attributes['Arn']), ref);
    const inline = (properties['Policies'] ?? []) as { PolicyDocument: unknown }[];
    for (const { PolicyDocument } of inline) iam.attachPolicy(ref, PolicyDocument);
    for (const arn of (properties['ManagedPolicyArns'] ?? []) as string[]) iam.attachManagedPolicy(ref, arn);
  },
};

const policyResourceType: ResourceType = {
  name: 'AWS::IAM::Policy',
  phase: PHASE,
  identify: (resource) => {
    refuseOtherProperties(resource, ['PolicyName', 'PolicyDocument', 'Roles']);
    return { ref: resource.logicalId, attributes: { Id: resource.logicalId } };
  },
  start: ({ properties }, aws) => {
    for (const role of rolesOf(properties)) aws.iam.attachPolicy(role, properties['PolicyDocument']);
  },
};

const managedPolicyResourceType: ResourceType = {
  name: 'AWS::IAM::ManagedPolicy',
  phase: PHASE,
  identify: (resource, place) => {
    refuseOtherProperties(resource, ['ManagedPolicyName', 'Description', 'Path', 'PolicyDocument', 'Roles']);
    const path = (resource.properties['Path'] as string | undefined) ?? '/';
    const name = physicalName(resource, 'ManagedPolicyName', place);
    const arn = `arn:aws:iam::${place.accountId}:policy${path}${name}`;
    return { ref: arn, attributes: { PolicyArn: arn } };
  },
  start: ({ ref, properties }, { iam }: LocalAws) => {
    iam.registerManagedPolicy(ref, properties['PolicyDocument']);
    for (const role of rolesOf(properties)) iam.attachManagedPolicy(role, ref);
  },
};

/** `AWS::IAM::*`. */
export const iamResourceTypes: ResourceType[] = [
  roleResourceType,
  policyResourceType,
  managedPolicyResourceType,
];

function rolesOf(properties: Record<string, unknown>): string[] {
  return (properties['Roles'] ?? []) as string[];
}
