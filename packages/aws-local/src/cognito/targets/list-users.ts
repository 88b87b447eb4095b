import { InvalidParameterError } from 'cognito-local/lib/errors';
import { attributesToRecord } from 'cognito-local/lib/services/userPoolService';
import { userToResponseObject } from 'cognito-local/lib/targets/responses';
import type { StoredUser } from '../user-pools/user-pool';
import { text, type Input, type Target, type TargetServices } from './target';

/** The largest page, and the usual one ("ListUsers", API reference of Amazon Cognito user pools). */
const PAGE = 60;

/** What may be searched by, under the name that filters use. */
const SEARCHED: Record<string, (user: StoredUser) => string | undefined> = {
  username: ({ Username }) => Username,
  'cognito:user_status': ({ UserStatus }) => UserStatus,
  status: ({ Enabled }) => (Enabled ? 'Enabled' : 'Disabled'),
  ...Object.fromEntries(
    ['email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username', 'sub'].map(
      (name) => [name, (user: StoredUser) => attributesToRecord(user.Attributes)[name]],
    ),
  ),
};

const FILTER = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/;

/** `ListUsers`: pages of at most sixty, with one filter. Attributes cannot be left out here. */
export function listUsers({ pools }: TargetServices): Target {
  return async (input) => {
    const others = Object.keys(input).filter(
      (name) => !['UserPoolId', 'Filter', 'Limit', 'PaginationToken'].includes(name),
    );
    if (others.length > 0)
      throw new InvalidParameterError(`The parameter ${others.join(', ')} is not served locally.`);
    const pool = pools.byId(text(input, 'UserPoolId'));
    const matches = filterOf(text(input, 'Filter'));
    const limit = limitOf(input);
    const users = ((await pool.listUsers(pools.context)) as StoredUser[])
      .filter(matches)
      .sort((one, other) => (one.Username < other.Username ? -1 : 1));
    const after = text(input, 'PaginationToken');
    const rest = users.filter(({ Username }) => Username > after);
    const page = rest.slice(0, limit);
    return {
      Users: page.map(userToResponseObject),
      ...(rest.length > limit && { PaginationToken: page.at(-1)?.Username }),
    };
  };
}

function limitOf({ Limit }: Input): number {
  if (Limit === undefined || Limit === null) return PAGE;
  if (typeof Limit !== 'number' || !Number.isInteger(Limit) || Limit < 0 || Limit > PAGE)
    throw new InvalidParameterError(`Limit must be a whole number from 0 to ${PAGE}.`);
  return Limit === 0 ? PAGE : Limit;
}

function filterOf(filter: string): (user: StoredUser) => boolean {
  if (filter === '') return () => true;
  const [, name = '', operator, quoted = ''] = FILTER.exec(filter) ?? [];
  const valueOf = Object.hasOwn(SEARCHED, name) ? SEARCHED[name] : undefined;
  if (valueOf === undefined) throw new InvalidParameterError('One or more requested filters are invalid.');
  const wanted = quoted.replace(/\\(.)/g, '$1').toLowerCase();
  return (user) => {
    const value = valueOf(user)?.toLowerCase() ?? '';
    return operator === '=' ? value === wanted : value.startsWith(wanted);
  };
}
