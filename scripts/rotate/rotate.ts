import { EMPTY_SECRETS } from '../../functions/lib/payments/secrets';
import { pathOf } from '../../model/payment-providers';
import type { PaymentProvider } from '../../schema/generated/types';

/** One value that a secret has or had, without the value. */
export interface KeptVersion {
  id: string;
  /** `AWSCURRENT`, `AWSPREVIOUS`, or none. */
  stages: string[];
  createdAt: Date;
}

/** A secret in Secrets Manager. */
export interface SecretStore {
  /** The current value. */
  read(): Promise<{ id: string; text: string }>;
  versions(): Promise<KeptVersion[]>;
  /** Makes another value the current one. @returns the id of its version. */
  put(text: string): Promise<string>;
  /** Makes a version the current one. */
  makeCurrent(id: string, instead: string): Promise<void>;
}

/** A change of one field. `ADD` and `KEEP_NEWEST` are for lists. */
export type SecretChange =
  { kind: 'SET' | 'ADD'; field: string; value: string } | { kind: 'KEEP_NEWEST'; field: string };

type Fields = Record<string, unknown>;

/** How the provider's values begin, so that one is not put where another belongs ("API keys" in Stripe's documentation). */
const BEGINNINGS: Partial<Record<string, RegExp>> = {
  secretKey: /^[sr]k_(test|live)_/,
  webhookSecrets: /^whsec_/,
};

/**
 * The secret with one field changed.
 * @throws Error for a field or a value that the provider's secret does not have. It never quotes a value.
 */
export function changed(provider: PaymentProvider, secret: Fields, change: SecretChange): Fields {
  const fields = EMPTY_SECRETS[provider].fields as unknown as Fields;
  const { field } = change;
  if (!Object.hasOwn(fields, field))
    throw new Error(
      `The secret of ${pathOf(provider)} has ${Object.keys(fields).join(', ')}, and no ${field}.`,
    );
  const isList = Array.isArray(fields[field]);
  if (isList !== (change.kind !== 'SET'))
    throw new Error(isList ? `${field} is a list: --add, or --keep-newest.` : `${field} is no list: --set.`);
  if (change.kind === 'KEEP_NEWEST') {
    const list = listIn(secret, field);
    if (list.length < 2) throw new Error(`There is only one of ${field}: nothing to take out.`);
    return { ...secret, [field]: list.slice(0, 1) };
  }
  const { value } = change;
  const beginning = BEGINNINGS[field];
  if (value === '' || /\s/.test(value)) throw new Error('A value is one line of text without spaces.');
  if (beginning && !beginning.test(value)) throw new Error(`That does not look like one of ${field}.`);
  if (change.kind === 'SET') {
    refuseOtherMode(secret[field], value);
    return { ...secret, [field]: value };
  }
  const list = listIn(secret, field);
  if (list.includes(value)) throw new Error(`${field} has that one already.`);
  return { ...secret, [field]: [value, ...list] };
}

/** A key of the other mode would take test cards for money, or ask real cards for a trial. */
function refuseOtherMode(before: unknown, after: string): void {
  const mode = (key: string): string | undefined => /^[sr]k_(test|live)_/.exec(key)?.[1];
  const was = typeof before === 'string' ? mode(before) : undefined;
  if (was !== undefined && was !== mode(after))
    throw new Error(`The key there is of the mode "${was}", and this one is not.`);
}

function listIn(secret: Fields, field: string): string[] {
  const list = secret[field];
  return Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];
}

/** Puts one field. What was current is the previous one then. @returns what to say. */
export async function rotate(
  store: SecretStore,
  provider: PaymentProvider,
  change: SecretChange,
): Promise<string[]> {
  const { id: before, text } = await store.read();
  const id = await store.put(JSON.stringify(changed(provider, JSON.parse(text) as Fields, change)));
  return [
    `Version ${id} is the current one, ${before} the previous one.`,
    'Functions take it at once where the one before is refused, otherwise within five minutes.',
  ];
}

/** Makes the previous version the current one again. @returns what to say. @throws Error if there is none. */
export async function goBack(store: SecretStore): Promise<string[]> {
  const versions = await store.versions();
  const current = versions.find(({ stages }) => stages.includes('AWSCURRENT'));
  const previous = versions.find(({ stages }) => stages.includes('AWSPREVIOUS'));
  if (!current || !previous) throw new Error('There is no previous version to go back to.');
  await store.makeCurrent(previous.id, current.id);
  return [`Version ${previous.id} is the current one again.`];
}

/** What a secret holds, and since when, without any value. */
export async function told(store: SecretStore, provider: PaymentProvider): Promise<string[]> {
  const secret = JSON.parse((await store.read()).text) as Fields;
  const names = Object.keys(EMPTY_SECRETS[provider].fields);
  const filled = names.map((name) => {
    const value = secret[name];
    if (Array.isArray(value)) return `${name}: ${value.length}`;
    return `${name}: ${value === '' || value === undefined ? 'empty' : 'there'}`;
  });
  const versions = await store.versions();
  return [
    filled.join(', '),
    ...versions.map(
      ({ id, stages, createdAt }) => `${createdAt.toISOString()}  ${id}  ${stages.join(', ') || '–'}`,
    ),
  ];
}
