/**
 * The environment variables that a function cannot do without.
 * @throws Error naming everything that is missing, at once.
 */
export function environment<Name extends string>(
  env: NodeJS.ProcessEnv,
  ...names: Name[]
): Record<Name, string> {
  const missing = names.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Missing environment variables: ${missing.join(', ')}`);
  return env as Record<Name, string>;
}
