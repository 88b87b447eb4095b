import { CognitoError } from 'cognito-local/lib/errors';
import type { Clock } from 'cognito-local/lib/services/clock';
import type { Context } from 'cognito-local/lib/services/context';
import type { DataStore } from 'cognito-local/lib/services/dataStore/dataStore';
import {
  attributeValue,
  UserPoolServiceImpl,
  type User,
  type UserPool as PoolOptions,
} from 'cognito-local/lib/services/userPoolService';
import type { JournalDataStore } from './journal-data-store';
import { checkPassword } from './password-policy';
import { STANDARD_ATTRIBUTES, type SchemaAttribute } from './schema';
import { createVerifier, matchesVerifier, type Verifier } from './srp';

/** A code that proves an address. */
export interface AttributeCode {
  code: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** A user as this machine keeps one. */
export interface StoredUser extends User {
  /** When `ConfirmationCode` stops to be good. */
  ConfirmationCodeExpiryDate?: Date;
  /** Codes that were sent to addresses, by attribute. */
  AttributeCodes?: Record<string, AttributeCode>;
  /** Of an authenticator app that is being set up. */
  PendingSecret?: string;
  /** The step of the last code of an authenticator app: it and earlier ones are used up. */
  LastCodeStep?: number;
}

const VERIFIER_PREFIX = 'srp:';
/** What stands where the verifier would, for users who sign in by codes alone: no password fits it. */
export const NO_PASSWORD = VERIFIER_PREFIX;
const SIGN_UP_CODE_MS = 86_400_000;
const RESET_CODE_MS = 3_600_000;

/** cognito-local's user pool, with hashed passwords, e-mail sign-in by index and codes that expire. */
export class UserPool extends UserPoolServiceImpl {
  private readonly usernameByEmail = new Map<string, string>();
  private readonly usernameBySub = new Map<string, string>();

  private constructor(
    clients: DataStore,
    private readonly poolClock: Clock,
    private readonly store: JournalDataStore,
    options: PoolOptions,
  ) {
    super(clients, poolClock, store, options);
  }

  static async open(
    ctx: Context,
    {
      clients,
      clock,
      store,
      options,
    }: { clients: DataStore; clock: Clock; store: JournalDataStore; options: PoolOptions },
  ): Promise<UserPool> {
    const pool = new UserPool(clients, clock, store, options);
    for (const user of await pool.listUsers(ctx)) pool.index(user);
    return pool;
  }

  get schema(): SchemaAttribute[] {
    return (this.options.SchemaAttributes ?? STANDARD_ATTRIBUTES) as SchemaAttribute[];
  }

  /** Whether an e-mail finds its user, and so belongs to one user only. */
  get findsByEmail(): boolean {
    return this.signsInByEmail || (this.options.AliasAttributes?.includes('email') ?? false);
  }

  get id(): string {
    return this.options.Id;
  }

  /** The part of the id that SRP hashes. */
  get name(): string {
    return this.id.slice(this.id.indexOf('_') + 1);
  }

  /** Finds by user name, `sub`, or e-mail where the pool signs in by it; an e-mail's case does not matter. */
  override async getUserByUsername(ctx: Context, username: string): Promise<StoredUser | null> {
    const byName = await this.store.get<StoredUser>(ctx, [
      'Users',
      this.usernameBySub.get(username) ?? username,
    ]);
    if (byName !== null) return byName;
    const indexed = this.usernameByEmail.get(username.toLowerCase());
    if (indexed === undefined) return null;
    const user = await this.store.get<StoredUser>(ctx, ['Users', indexed]);
    // An alias works once it is verified, an e-mail as user name from the start.
    const usable = this.signsInByEmail || attributeValue('email_verified', user?.Attributes) === 'true';
    return usable ? user : null;
  }

  /** Saves a user, turning a password into its verifier on the way. */
  override async saveUser(ctx: Context, user: StoredUser): Promise<void> {
    const before = await this.store.get<StoredUser>(ctx, ['Users', user.Username]);
    const saved: StoredUser = { ...user, Password: this.hashPassword(user) };
    if (user.ConfirmationCode === undefined) delete saved.ConfirmationCodeExpiryDate;
    else if (user.ConfirmationCode !== before?.ConfirmationCode)
      saved.ConfirmationCodeExpiryDate = new Date(
        this.poolClock.get().getTime() +
          (user.UserStatus === 'UNCONFIRMED' ? SIGN_UP_CODE_MS : RESET_CODE_MS),
      );
    if (before !== null) this.unindex(before);
    this.index(saved);
    await super.saveUser(ctx, saved);
  }

  override async deleteUser(ctx: Context, user: User): Promise<void> {
    this.unindex(user);
    await super.deleteUser(ctx, user);
  }

  hasPassword(user: User, password: string): boolean {
    const verifier = this.verifierOf(user);
    return verifier !== undefined && matchesVerifier(this.name, user.Username, password, verifier);
  }

  verifierOf(user: User): Verifier | undefined {
    const [, salt, verifier] = user.Password.split(':');
    if (!user.Password.startsWith(VERIFIER_PREFIX) || salt === undefined || verifier === undefined)
      return undefined;
    return { salt: BigInt(`0x${salt}`), verifier: BigInt(`0x${verifier}`) };
  }

  /** A new password that the pool's policy takes. @throws CognitoError `InvalidPasswordException` */
  acceptPassword(password: unknown): string {
    if (typeof password !== 'string' || password.startsWith(VERIFIER_PREFIX))
      throw new CognitoError('InvalidParameterException', 'Missing required parameter PASSWORD');
    checkPassword(this.options.Policies?.PasswordPolicy ?? {}, password);
    return password;
  }

  close(): Promise<void> {
    return this.store.close();
  }

  get signsInByEmail(): boolean {
    return this.options.UsernameAttributes?.includes('email') ?? false;
  }

  private hashPassword(user: User): string {
    if (user.Password.startsWith(VERIFIER_PREFIX)) return user.Password;
    const { salt, verifier } = createVerifier(this.name, user.Username, user.Password);
    return `${VERIFIER_PREFIX}${salt.toString(16)}:${verifier.toString(16)}`;
  }

  private index(user: User): void {
    const email = attributeValue('email', user.Attributes);
    if (email !== undefined && this.findsByEmail)
      this.usernameByEmail.set(email.toLowerCase(), user.Username);
    const sub = attributeValue('sub', user.Attributes);
    if (sub !== undefined) this.usernameBySub.set(sub, user.Username);
  }

  private unindex(user: User): void {
    const email = attributeValue('email', user.Attributes)?.toLowerCase();
    if (email !== undefined && this.usernameByEmail.get(email) === user.Username)
      this.usernameByEmail.delete(email);
    this.usernameBySub.delete(attributeValue('sub', user.Attributes) ?? '');
  }
}
