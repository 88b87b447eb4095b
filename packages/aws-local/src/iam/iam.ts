import path from 'node:path';
import type { AwsCredentials, IamPrincipal, IamService } from '../contract';
import { awsManagedPolicy } from './aws-managed-policies';
import { allows, statementsOf, type Statement } from './policy-evaluation';
import { RoleCredentialStore } from './role-credentials';

/** The session that every role is assumed under: one machine, one session. */
const SESSION = 'local';

interface Role {
  arn: string;
  name: string;
}

/** Roles with their policies. Policies may arrive before the role they belong to. */
export class Iam implements IamService {
  private readonly roles = new Map<string, Role>();
  private readonly statements = new Map<string, Statement[]>();
  private readonly managedPolicies = new Map<string, Statement[]>();
  private readonly attached = new Map<string, Set<string>>();
  private readonly store: RoleCredentialStore;

  constructor(
    private readonly accountId: string,
    dataDirectory: string,
  ) {
    this.store = new RoleCredentialStore(path.join(dataDirectory, 'iam', 'role-credentials.json'));
  }

  registerRole(roleArn: string, roleName: string): void {
    this.roles.set(roleArn, { arn: roleArn, name: roleName });
  }

  attachPolicy(roleName: string, document: unknown): void {
    this.statements.set(roleName, [...(this.statements.get(roleName) ?? []), ...statementsOf(document)]);
  }

  registerManagedPolicy(policyArn: string, document: unknown): void {
    this.managedPolicies.set(policyArn, statementsOf(document));
  }

  attachManagedPolicy(roleName: string, policyArn: string): void {
    if (policyArn.includes(':iam::aws:policy/') && !this.managedPolicies.has(policyArn)) {
      const document = awsManagedPolicy(policyArn);
      if (document === undefined) throw new Error(`the content of ${policyArn} is not known here.`);
      this.registerManagedPolicy(policyArn, document);
    }
    this.attached.set(roleName, (this.attached.get(roleName) ?? new Set()).add(policyArn));
  }

  credentials(roleArn: string): AwsCredentials {
    const { accessKeyId, secretAccessKey, sessionToken } = this.store.of(roleArn);
    return { accessKeyId, secretAccessKey, sessionToken };
  }

  principal(accessKeyId: string): IamPrincipal | undefined {
    for (const role of this.roles.values()) {
      const credentials = this.store.of(role.arn);
      if (credentials.accessKeyId !== accessKeyId) continue;
      return {
        secretAccessKey: credentials.secretAccessKey,
        sessionToken: credentials.sessionToken,
        accountId: this.accountId,
        userArn: `arn:aws:sts::${this.accountId}:assumed-role/${role.name}/${SESSION}`,
        username: `${credentials.roleId}:${SESSION}`,
        allows: (action, resource) => allows(this.statementsOfRole(role.name), action, resource),
      };
    }
    return undefined;
  }

  private statementsOfRole(roleName: string): Statement[] {
    const managed = [...(this.attached.get(roleName) ?? [])].flatMap((arn) => {
      const statements = this.managedPolicies.get(arn);
      if (statements === undefined) throw new Error(`policy ${arn} does not exist.`);
      return statements;
    });
    return [...(this.statements.get(roleName) ?? []), ...managed];
  }
}
