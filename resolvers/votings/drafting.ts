/**
 * What is written of a draft, and of one that is published, besides what is written of every voting. It is put together
 * before the step that sends it, whose code is near the limit of AppSync.
 */
import { util } from '@aws-appsync/utils';
import { draftDeletion, draftWrite } from '../../model/draft';
import { joinCodeFrom, joinCodeWrite } from '../../model/join-code';
import type { VotingDefinition } from '../../model/voting';
import type { ChangeContext } from './change';
import { checkDraftSelection } from './following';

/** Makes ready what goes with a draft in the place of the one that was read, or with the voting that it becomes. */
export function prepareDraft(
  { info, stash }: ChangeContext,
  current: VotingDefinition,
  planned: VotingDefinition,
): void {
  if (planned.draft) {
    checkDraftSelection(info.selectionSetList);
    stash.ofDraft = [draftWrite({ ...planned, change: stash.change }, current)];
    return;
  }
  // Another voting may have the code of the try before.
  planned.code = joinCodeFrom(util.autoId());
  stash.ofDraft = [draftDeletion(current), joinCodeWrite(planned.code, planned.id)];
}
