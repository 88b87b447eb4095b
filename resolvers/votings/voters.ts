/** Who may vote in a voting, as organisers say it and as callers see it. */
import { util } from '@aws-appsync/utils';
import { MAX_VOTER_DOMAINS } from '../../model/limits';
import type { VotersRule } from '../../model/voting';
import type { VotersInput, VotersRule as VotersView } from '../../schema/generated/types';
import { invalidInput } from '../lib/failures';

/** Labels of letters, digits and hyphens, at least two of them. */
const DOMAIN = '^[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)+$';

/** The rule of an organiser; undefined when everybody may vote. Ends the field for what names no domain. */
export function validVoters(input: VotersInput | null | undefined): VotersRule | undefined {
  if (!input) return undefined;
  const domains = (input.domains ?? []).map((domain) => domain.trim().toLowerCase());
  if (domains.length > MAX_VOTER_DOMAINS)
    invalidInput('voters', `At most ${MAX_VOTER_DOMAINS} domains can be named.`);
  for (const domain of domains)
    if (domain.length > 253 || !util.matches(DOMAIN, domain))
      invalidInput('voters', `"${domain}" is no domain. Write what stands behind the @, as in example.com.`);
  const rule: VotersRule = {};
  if (domains.length > 0) rule.domains = domains;
  if (input.invitedOnly) rule.invitedOnly = true;
  return domains.length > 0 || input.invitedOnly ? rule : undefined;
}

/** The rule as callers see it. */
export function votersView(rule: VotersRule | undefined): VotersView | null {
  return rule ? { domains: rule.domains ?? [], invitedOnly: rule.invitedOnly ?? false } : null;
}
