import { useUser } from '../../session/account/use-session';
import { knownProfile, saveProfile } from '../../session/cache/profile';
import { everyTab } from '../../ui/storage/browser-storage';
import { createStore, useStore } from '../../ui/store';
import { toAccessChoice, type AccessChoice } from './wall-choice';

const KEY = 'hustings.access';

/** What was chosen last in this browser: what a visitor is shown, and a voter until the profile is there. */
const here = createStore<AccessChoice>(toAccessChoice(everyTab.get(KEY)) ?? 'ALL');

function rememberHere(access: AccessChoice): void {
  if (access === here.get()) return;
  everyTab.set(KEY, access);
  here.set(access);
}

knownProfile.subscribe(() => {
  const profile = knownProfile.get();
  if (profile !== undefined) rememberHere(profile.accessFilter ?? 'ALL');
});

/** Which of free and paid votings were chosen last, and how to have a choice remembered: a voter's in the profile. */
export function useLastAccess(): [AccessChoice, (access: AccessChoice) => Promise<void>] {
  const user = useUser();
  const lastChosen = useStore(here);
  return [
    lastChosen,
    async (access) => {
      rememberHere(access);
      if (user !== undefined) await saveProfile({ accessFilter: access === 'ALL' ? null : access });
    },
  ];
}
