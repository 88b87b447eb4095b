/** What these functions are configured with. */
export interface PaymentsEnvironment {
  TABLE_NAME: string;
  STRIPE_SECRET_ID: string;
  PAYPAL_SECRET_ID: string;
  /** Set only where the provider's API is not at its own address. */
  STRIPE_API_BASE?: string;
  PAYPAL_API_BASE?: string;
}

const required = ['TABLE_NAME', 'STRIPE_SECRET_ID', 'PAYPAL_SECRET_ID'] as const;

/**
 * Reads the environment.
 * @param more further variables that a function cannot do without.
 * @throws Error naming everything that is missing, at once.
 */
export function readEnvironment<Name extends string = never>(
  env: NodeJS.ProcessEnv,
  ...more: Name[]
): PaymentsEnvironment & Record<Name, string> {
  const missing = [...required, ...more].filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Missing environment variables: ${missing.join(', ')}`);
  return env as unknown as PaymentsEnvironment & Record<Name, string>;
}
