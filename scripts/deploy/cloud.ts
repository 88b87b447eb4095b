/** A stack as CloudFormation tells of it. */
export interface StackState {
  /** Its ARN. */
  id: string;
  /** `CREATE_COMPLETE`, … */
  status: string;
  /** What it tells of itself, by name. */
  outputs: Readonly<Record<string, string>>;
}

/** A resource that a stack made, or left behind. */
export interface StackResource {
  logicalId: string;
  type: string;
  physicalId: string;
  /** `DELETE_SKIPPED` of one that stayed when its stack went. */
  status: string;
}

/** A resource that a stack takes in. */
export interface Import {
  logicalId: string;
  type: string;
  /** Its primary identifier, by the names of its properties. */
  identifier: Readonly<Record<string, string>>;
}

/** What SES knows of a sender. */
export interface Sender {
  isVerified: boolean;
  /** Whether SES sends to everybody, and not to verified addresses only. */
  isOutOfSandbox: boolean;
}

/** A table, as far as a stage relies on it. */
export interface TableState {
  status: string;
  hasStream: boolean;
  expiresBy: string | undefined;
  hasPointInTimeRecovery: boolean;
}

/** What deploying asks of AWS. Every method but `identity` is about one region. */
export interface Cloud {
  /** Whose credentials these are. @throws Error if there are none that are good. */
  identity(): Promise<{ account: string }>;
  /** The region of the credentials' profile, or of the environment. */
  defaultRegion(): Promise<string | undefined>;
  in(region: string): RegionalCloud;
}

/** The same, in one region. */
export interface RegionalCloud {
  /** @returns undefined if there is no such stack. */
  stack(name: string): Promise<StackState | undefined>;
  /** Stacks of that name that were deleted: CloudFormation remembers them for 90 days. @returns ARNs, the last one first. */
  deletedStacks(name: string): Promise<string[]>;
  /** @param stack a name, or the ARN of one that is deleted. */
  resources(stack: string): Promise<StackResource[]>;
  /** Deletes a stack and waits until it is gone. */
  deleteStack(name: string): Promise<void>;
  /** Makes a stack of resources that are there, or adds them to it, and waits. */
  importInto(stackName: string, template: object, imports: readonly Import[]): Promise<void>;
  /** Concurrent executions that the account has for Lambda. */
  concurrency(): Promise<number>;
  /** @returns undefined for an identity that SES does not know. */
  sender(identity: string): Promise<Sender | undefined>;
  /** Whether something that was kept is there still, and not waiting for its deletion. */
  isThere(kept: { type: string; physicalId: string }): Promise<boolean>;
  /** The ARN of a secret. @returns undefined if there is none of that name. */
  secretArn(name: string): Promise<string | undefined>;
  /** @returns undefined if there is none of that name. */
  table(name: string): Promise<TableState | undefined>;
  /** ARNs of alarms that do not ring, of those names. */
  quietAlarms(names: readonly string[]): Promise<string[]>;
}

/** Runs CDK's command line. */
export interface Cdk {
  /** @throws Error if it ends otherwise than well. */
  run(args: readonly string[]): Promise<void>;
}
