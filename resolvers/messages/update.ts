import type { Message } from '../../model/message';
import type { FollowedStash } from './following';

/** What the steps of `sendUpdate` hand on. */
export type UpdateStash = FollowedStash & {
  id: string;
  /** Names the request among the organiser's for this voting. */
  name: string;
  text: string;
  /** There is one of this name, or there are too many. */
  isRefused?: boolean;
  /** The message, once it is sent. */
  message?: Message;
};
