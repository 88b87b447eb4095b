import { InvalidParameterError } from 'cognito-local/lib/errors';
import type { DeliveryDetails } from 'cognito-local/lib/services/messageDelivery/messageDelivery';
import type { Messages } from 'cognito-local/lib/services/messages';
import { attributesAppend, attributeValue } from 'cognito-local/lib/services/userPoolService';
import type { AppClient } from 'cognito-local/lib/services/appClient';
import type { StoredUser, UserPool } from '../user-pools/user-pool';
import { refuseTakenAddress } from './addresses';
import { isReadable } from '../user-pools/schema';
import { acceptAttributes, checkWritable, type Attribute } from './attributes';
import { checkAttributeCode, newAttributeCode, SENT_CODES_AN_HOUR } from './codes';
import { attemptKey, text, tokenHolder, type Target, type TargetServices } from './target';

const ADDRESSES = ['email', 'phone_number'];

/** `GetUser`: what the client may read. */
export function getUser(services: TargetServices): Target {
  return async (input) => {
    const { client, user } = await tokenHolder(services, input);
    return {
      Username: user.Username,
      UserAttributes: user.Attributes.filter(({ Name }) => isReadable(Name, client)),
      ...(user.UserMFASettingList && { UserMFASettingList: user.UserMFASettingList }),
      ...(user.PreferredMfaSetting && { PreferredMfaSetting: user.PreferredMfaSetting }),
    };
  };
}

/**
 * `UpdateUserAttributes`. A new address counts at once and unverified, or, where the pool wants it verified before, once
 * its code came back (`AttributesRequireVerificationBeforeUpdate`).
 */
export function updateUserAttributes(services: TargetServices, messages: Messages): Target {
  return async (input) => {
    const { pool, client, user } = await tokenHolder(services, input);
    const attributes = acceptAttributes(input['UserAttributes'], { pool, client, isNew: false });
    if (attributes.length === 0) throw new InvalidParameterError('No attributes are given.');
    await refuseTakenAddress(services.pools, pool, user, attributes);
    const isNewAddress = ({ Name, Value }: Attribute): boolean =>
      ADDRESSES.includes(Name) && Value !== '' && attributeValue(Name, user.Attributes) !== Value;
    const waiting = pool.options.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
    const later = attributes.filter((one) => isNewAddress(one) && waiting.includes(one.Name));
    const now = attributes.filter((one) => !later.includes(one));
    const unverified = now
      .filter(isNewAddress)
      .map(({ Name }) => ({ Name: `${Name}_verified`, Value: 'false' }));
    let updated: StoredUser = {
      ...user,
      Attributes: attributesAppend(user.Attributes, ...now, ...unverified),
      UnverifiedAttributeChanges: later.length === 0 ? user.UnverifiedAttributeChanges : later,
      UserLastModifiedDate: services.pools.clock.get(),
    };
    const deliveries: Delivery[] = [];
    for (const { Name, Value } of attributes.filter(isNewAddress))
      if (later.some((one) => one.Name === Name) || pool.options.AutoVerifiedAttributes?.includes(Name))
        deliveries.push(deliveryOf(Name, Value));
    await services.pools.byId(pool.id).saveUser(services.pools.context, updated);
    for (const details of deliveries)
      updated = await sendCode(services, messages, { pool, client, user: updated, details });
    return { CodeDeliveryDetailsList: deliveries };
  };
}

/** `GetUserAttributeVerificationCode`: a code for an address that the user has, or has asked to change to. */
export function getUserAttributeVerificationCode(services: TargetServices, messages: Messages): Target {
  return async (input) => {
    const { pool, client, user } = await tokenHolder(services, input);
    const name = addressName(text(input, 'AttributeName'));
    const address =
      attributeValue(name, user.UnverifiedAttributeChanges) ?? attributeValue(name, user.Attributes);
    if (address === undefined) throw new InvalidParameterError(`The user has no ${name}.`);
    const details = deliveryOf(name, address);
    await sendCode(services, messages, { pool, client, user, details });
    return { CodeDeliveryDetails: details };
  };
}

/** `VerifyUserAttribute`: the code proves the address it was sent to. */
export function verifyUserAttribute(services: TargetServices): Target {
  return async (input) => {
    const { pool, user } = await tokenHolder(services, input);
    const name = addressName(text(input, 'AttributeName'));
    const key = attemptKey(`verify ${name}`, pool, user.Username);
    checkAttributeCode(services.attempts, key, user.AttributeCodes?.[name], text(input, 'Code'));
    const changes = (user.UnverifiedAttributeChanges ?? []) as Attribute[];
    const change = changes.filter(({ Name }) => Name === name);
    await refuseTakenAddress(services.pools, pool, user, change);
    const { [name]: _used, ...codes } = user.AttributeCodes ?? {};
    await pool.saveUser(services.pools.context, {
      ...user,
      Attributes: attributesAppend(user.Attributes, ...change, { Name: `${name}_verified`, Value: 'true' }),
      UnverifiedAttributeChanges: changes.filter(({ Name }) => Name !== name),
      AttributeCodes: codes,
      UserLastModifiedDate: services.pools.clock.get(),
    });
    return {};
  };
}

/** `DeleteUserAttributes`: what the client may write and the schema does not require. */
export function deleteUserAttributes(services: TargetServices): Target {
  return async (input) => {
    const { pool, client, user } = await tokenHolder(services, input);
    const names: unknown = input['UserAttributeNames'];
    if (!Array.isArray(names) || !names.every((name): name is string => typeof name === 'string'))
      throw new InvalidParameterError('UserAttributeNames must be a list of names.');
    for (const name of names) {
      checkWritable(name, pool.schema, { pool, client, isNew: false });
      if (pool.schema.some(({ Name, Required }) => Name === name && Required))
        throw new InvalidParameterError(`user.${name}: Required attributes cannot be deleted.\n`);
    }
    const gone = new Set(names.flatMap((name) => [name, `${name}_verified`]));
    await pool.saveUser(services.pools.context, {
      ...user,
      Attributes: user.Attributes.filter(({ Name }) => !gone.has(Name)),
      UserLastModifiedDate: services.pools.clock.get(),
    });
    return {};
  };
}

type Delivery = DeliveryDetails;

function deliveryOf(name: string, address: string): Delivery {
  return name === 'email'
    ? { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: address }
    : { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: address };
}

async function sendCode(
  { pools, attempts }: TargetServices,
  messages: Messages,
  { pool, client, user, details }: { pool: UserPool; client: AppClient; user: StoredUser; details: Delivery },
): Promise<StoredUser> {
  attempts.countHourly(attemptKey(`send ${details.AttributeName}`, pool, user.Username), SENT_CODES_AN_HOUR);
  const code = newAttributeCode();
  const updated = { ...user, AttributeCodes: { ...user.AttributeCodes, [details.AttributeName]: code } };
  await pool.saveUser(pools.context, updated);
  await messages.deliver(
    pools.context,
    'UpdateUserAttribute',
    client.ClientId,
    pool.id,
    updated,
    code.code,
    undefined,
    details,
  );
  return updated;
}

function addressName(name: string): 'email' | 'phone_number' {
  if (name === 'email' || name === 'phone_number') return name;
  throw new InvalidParameterError(`${name || 'An attribute without a name'} cannot be verified by a code.`);
}
