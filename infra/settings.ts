import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** What differs between stages, and what an operator may tune. */

/** The stages that can be deployed. */
export type StageName = 'dev' | 'prod';

/** Settings of one stage. */
export interface Settings {
  stage: StageName;
  /** Votings that may be open at the same moment. */
  maxOpenVotings: number;
  /**
   * Seconds between `closeVoting` and the closing instant. A vote that read the gate just before the change must
   * have been stamped before the new instant, so this is longer than a vote takes.
   */
  closingDelaySeconds: number;
  /** Segments of the parallel scan behind a recount. */
  recountSegments: number;
  logRetention: RetentionDays;
  /** Whether the data outlive the stack, and the table refuses deletion. */
  protectData: boolean;
  /** Whether the API answers introspection queries, as the console and GraphiQL need. */
  introspection: boolean;
  /** Whether passwords may be sent (over TLS) instead of proved by SRP, which tools and tests find simpler. */
  passwordSignIn: boolean;
}

const common = { maxOpenVotings: 16, closingDelaySeconds: 3, introspection: true };

const stages: Record<StageName, Settings> = {
  dev: {
    ...common,
    stage: 'dev',
    recountSegments: 2,
    logRetention: RetentionDays.ONE_WEEK,
    protectData: false,
    passwordSignIn: true,
  },
  prod: {
    ...common,
    stage: 'prod',
    recountSegments: 16,
    logRetention: RetentionDays.THREE_MONTHS,
    protectData: true,
    passwordSignIn: false,
  },
};

/**
 * The settings of a stage.
 * @throws Error naming the stages there are, for any other name.
 */
export function settingsFor(stage: unknown): Settings {
  if (stage === 'dev' || stage === 'prod') return stages[stage];
  throw new Error(`Unknown stage ${JSON.stringify(stage)}. Use --context stage=dev or --context stage=prod.`);
}
