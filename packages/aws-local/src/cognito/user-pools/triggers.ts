import { CognitoError, InvalidParameterError } from 'cognito-local/lib/errors';
import type { Messages } from 'cognito-local/lib/services/messages';
import { attributesToRecord } from 'cognito-local/lib/services/userPoolService';
import { setTimeout as pause } from 'node:timers/promises';
import type { LambdaOutcome, LambdaService } from '../../contract';
import { Turns } from '../../turns';
import { composedMail } from './composed-mail';
import type { Outbox } from './outbox';
import type { StoredUser, UserPool } from './user-pool';
import type { UserPools } from './user-pools';

/** The triggers that are served here, by their names in `LambdaConfig`. */
export const SERVED_TRIGGERS = [
  'CustomMessage',
  'PostConfirmation',
  'PreSignUp',
  'PreTokenGeneration',
  'PreTokenGenerationConfig',
] as const;

type Served = Exclude<(typeof SERVED_TRIGGERS)[number], 'PreTokenGenerationConfig'>;

const CODE_PARAMETER = '{####}';

/** The service waits so long, so often. */
const PATIENCE_MS = 5000;
const ATTEMPTS = 3;
/** Triggers of this machine that run side by side: each further one would be a process of its own. */
const AT_ONCE = 3;

/** What Cognito tells a trigger, and what it takes back. */
export interface Occasion {
  /** `PreSignUp_SignUp`, … */
  source: string;
  pool: UserPool;
  username: string;
  /** Absent: an administrator's call. */
  clientId?: string | undefined;
  clientMetadata?: Record<string, string> | undefined;
  request: Record<string, unknown>;
  response: Record<string, unknown>;
}

/** What a client says to triggers. @throws InvalidParameterError */
export function clientMetadataOf(input: Record<string, unknown>): Record<string, string> | undefined {
  const given = input['ClientMetadata'];
  if (given === undefined || given === null) return undefined;
  const isMap =
    typeof given === 'object' &&
    !Array.isArray(given) &&
    Object.values(given).every((value) => typeof value === 'string');
  if (!isMap) throw new InvalidParameterError('ClientMetadata must be a map of texts.');
  return given as Record<string, string>;
}

/** A user's attributes as triggers see them: a user that is there has a `sub` and a status. */
export function triggerAttributes(user: StoredUser): Record<string, string> {
  return { ...attributesToRecord(user.Attributes), 'cognito:user_status': user.UserStatus };
}

/**
 * Runs the Lambda functions of a pool. Sources: Cognito developer guide, "Customizing user pool workflows with Lambda
 * triggers" (the common event, five seconds, up to three tries when a function does not answer) and the page of each
 * trigger. Whether the pool may invoke the function is not asked here: `AWS::Lambda::Permission` has no counterpart.
 */
export class Triggers {
  private readonly turns = new Turns(AT_ONCE);

  constructor(
    private readonly lambda: Pick<LambdaService, 'invoke'> | undefined,
    private readonly region: string,
  ) {}

  /** Runs before somebody signs up, before it is asked whether the name is taken. */
  preSignUp(
    occasion: Omit<Occasion, 'response' | 'request'> & {
      attributes: Record<string, string>;
      validationData: Record<string, string> | null;
    },
  ): Promise<Record<string, unknown>> {
    const { attributes, validationData, ...rest } = occasion;
    return this.run('PreSignUp', {
      ...rest,
      request: { userAttributes: attributes, validationData },
      response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    });
  }

  /** Runs when an address or a new password was confirmed, which stays so whatever comes of it. */
  async postConfirmation(
    source: 'ConfirmSignUp' | 'ConfirmForgotPassword',
    pool: UserPool,
    user: StoredUser,
    client: Pick<Occasion, 'clientId' | 'clientMetadata'>,
  ): Promise<void> {
    await this.run('PostConfirmation', {
      source: `PostConfirmation_${source}`,
      pool,
      username: user.Username,
      ...client,
      request: { userAttributes: triggerAttributes(user) },
      response: {},
    });
  }

  /**
   * Runs before tokens are made; without an answer there are none. Of changed claims, only groups are served here.
   * @param source the part after `TokenGeneration_`.
   * @returns the groups that both tokens name.
   */
  async preTokenGeneration(
    source: 'Authentication' | 'NewPasswordChallenge' | 'RefreshTokens',
    pool: UserPool,
    user: StoredUser,
    groups: readonly string[],
    clientId: string,
  ): Promise<readonly string[]> {
    const { claimsOverrideDetails = null } = await this.run('PreTokenGeneration', {
      source: `TokenGeneration_${source}`,
      pool,
      username: user.Username,
      clientId,
      request: {
        userAttributes: triggerAttributes(user),
        groupConfiguration: { groupsToOverride: groups, iamRolesToOverride: [], preferredRole: null },
      },
      response: { claimsOverrideDetails: null },
    });
    return claimsOverrideDetails === null ? groups : groupsIn(claimsOverrideDetails);
  }

  /** Messages that go through the pool's `CustomMessage` before they are sent. */
  messages(pools: UserPools, outbox: Pick<Outbox, 'send'>): Messages {
    return {
      deliver: async (...message) => {
        const [, source, clientId, userPoolId, user, code, clientMetadata] = message;
        const usernameParameter = source === 'AdminCreateUser' ? '{username}' : null;
        const answer = await this.run('CustomMessage', {
          source: `CustomMessage_${source}`,
          pool: pools.byId(userPoolId),
          username: user.Username,
          clientId: clientId ?? undefined,
          clientMetadata,
          request: {
            userAttributes: triggerAttributes(user),
            codeParameter: CODE_PARAMETER,
            linkParameter: '{##Click Here##}',
            usernameParameter,
          },
          response: { smsMessage: null, emailMessage: null, emailSubject: null },
        });
        const placeholders = {
          [CODE_PARAMETER]: code,
          ...(usernameParameter !== null && { [usernameParameter]: user.Username }),
        };
        await outbox.send(message, composedMail(answer, placeholders));
      },
    };
  }

  /** Waits five seconds for an answer, three times. What is waited for no longer goes on. */
  private async patiently(functionArn: string, event: object): Promise<LambdaOutcome> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const outcome = await Promise.race([
        this.lambda!.invoke(functionArn, event),
        pause(PATIENCE_MS, undefined, { ref: false }),
      ]);
      const isLate = outcome === undefined || (!outcome.ok && outcome.errorType === 'Sandbox.Timedout');
      if (!isLate) return outcome;
    }
    return { ok: false, error: 'Unhandled', errorMessage: 'no answer', errorType: 'Sandbox.Timedout' };
  }

  private async run(trigger: Served, occasion: Occasion): Promise<Record<string, unknown>> {
    const { pool, source, username, clientId, clientMetadata, request, response } = occasion;
    const functionArn = functionOf(pool, trigger);
    if (functionArn === undefined) return response;
    if (this.lambda === undefined) throw new Error('Triggers need Lambda.');
    const event = {
      version: '1',
      region: this.region,
      userPoolId: pool.id,
      userName: username,
      callerContext: {
        awsSdkVersion: 'aws-sdk-unknown-unknown',
        clientId: clientId ?? 'CLIENT_ID_NOT_APPLICABLE',
      },
      triggerSource: source,
      request: { ...request, ...(clientMetadata && { clientMetadata }) },
      response,
    };
    const outcome = await this.turns.take(() => this.patiently(functionArn, event));
    if (!outcome.ok) {
      // What the function threw is told to the caller in the function's words.
      if (outcome.error === 'Unhandled' && outcome.errorType !== 'Sandbox.Timedout')
        throw new CognitoError(
          'UserLambdaValidationException',
          `${trigger} failed with error ${outcome.errorMessage}.`,
        );
      throw new CognitoError(
        'UnexpectedLambdaException',
        `${trigger} invocation failed due to error ${outcome.errorType ?? outcome.error}.`,
      );
    }
    const answer = outcome.payload as { response?: unknown } | null;
    if (typeof answer !== 'object' || typeof answer?.response !== 'object' || answer.response === null)
      throw new CognitoError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
    return answer.response as Record<string, unknown>;
  }
}

/**
 * The groups that a trigger puts in the place of the user's. Details without groups take all of them away ("Pre token
 * generation Lambda trigger", Cognito developer guide).
 * @throws CognitoError for whatever else is not served here.
 */
function groupsIn(details: unknown): readonly string[] {
  const { groupOverrideDetails, ...others } = details as Record<string, unknown>;
  const {
    groupsToOverride = [],
    iamRolesToOverride,
    preferredRole,
  } = (groupOverrideDetails ?? {}) as {
    groupsToOverride?: unknown;
    iamRolesToOverride?: unknown[];
    preferredRole?: unknown;
  };
  const isServed =
    groupOverrideDetails !== undefined &&
    Object.values(others).every((value) => value === null || value === undefined) &&
    (iamRolesToOverride ?? []).length === 0 &&
    (preferredRole ?? null) === null;
  if (!isServed)
    throw new CognitoError(
      'InternalErrorException',
      'Changed claims other than groups are not served locally.',
    );
  if (!Array.isArray(groupsToOverride) || !groupsToOverride.every((name) => typeof name === 'string'))
    throw new CognitoError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
  return groupsToOverride;
}

function functionOf(pool: UserPool, trigger: Served): string | undefined {
  const configuration = (pool.options.LambdaConfig ?? {}) as Record<string, unknown>;
  const version = configuration['PreTokenGenerationConfig'] as { LambdaArn?: string } | undefined;
  const given = configuration[trigger] ?? (trigger === 'PreTokenGeneration' ? version?.LambdaArn : undefined);
  return typeof given === 'string' ? given : undefined;
}
