import { useUser } from '../../session/account/use-session';
import { knownProfile, saveProfile } from '../../session/cache/profile';
import { everyTab } from '../../ui/storage/browser-storage';
import { createStore, useStore } from '../../ui/store';

const KEY = 'hustings.show-paid';

/** The choice of somebody who is not signed in; voters have it in their profile. */
const visitorsChoice = createStore(everyTab.get(KEY) !== 'no');

/** Whether paid votings are listed, and how to change that. Undefined as long as a voter's profile is not known. */
export function useShowPaid(): [boolean | undefined, (show: boolean) => Promise<void>] {
  const user = useUser();
  const profile = useStore(knownProfile);
  const visitors = useStore(visitorsChoice);
  if (user !== undefined)
    return [profile?.showPaidVotings, (showPaidVotings) => saveProfile({ showPaidVotings })];
  return [
    visitors,
    (show) => {
      everyTab.set(KEY, show ? 'yes' : 'no');
      visitorsChoice.set(show);
      return Promise.resolve();
    },
  ];
}
