/** Which changes of votings subscribers are told of: docs/decisions/0041. */
import { extensions } from '@aws-appsync/utils';
import { DRAFT_MARK } from '../../model/draft';
import type { VotingStatus } from '../../schema/generated/types';
import { invalidInput } from '../lib/failures';

const PUBLISHED: VotingStatus[] = ['UPCOMING', 'OPEN', 'CLOSED'];
const DRAFT: VotingStatus = 'DRAFT';

/**
 * Tells of what says that it is published, and of what says nothing of that and was never a draft. It is the mutation's own
 * selection that the filter sees.
 */
export function followPublished(): null {
  extensions.setSubscriptionFilter({
    filterGroup: [
      { filters: [{ fieldName: 'status', operator: 'in', value: PUBLISHED }] },
      {
        filters: [
          { fieldName: 'id', operator: 'notContains', value: DRAFT_MARK },
          { fieldName: 'status', operator: 'ne', value: DRAFT },
        ],
      },
    ],
  });
  return null;
}

/** Ends the field when the answer would not say that it is a draft's. @param selection as `ctx.info.selectionSetList` tells. */
export function checkDraftSelection(selection: string[]): void {
  if (selection.indexOf('id') < 0 && selection.indexOf('status') < 0)
    invalidInput(
      'draft',
      'Select the id or the status of a draft: they keep it from those who follow votings.',
    );
}
