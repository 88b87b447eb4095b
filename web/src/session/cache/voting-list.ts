import { PublicVotingsDocument, VotingsDocument } from '../../../../schema/generated/operations';
import type { VotingAccess } from '../../../../schema/generated/types';
import { createStore, type Store } from '../../ui/store';
import type { Voting, VotingStatus } from '../../ui/voting/voting';
import { toApiError, type ApiError } from '../api/api-error';
import { run } from '../api/client';
import type { Identity } from '../api/identity';
import { rememberVotings } from './known-votings';

/** Which votings a list holds. Without `access` the caller's preference decides about paid ones. */
export interface VotingQuery {
  status: VotingStatus;
  access?: VotingAccess;
}

/** A list as far as it was fetched. */
export interface ListState {
  ids: readonly string[];
  phase: 'loading' | 'ready' | 'loading-more' | 'failed';
  error?: ApiError;
  nextToken: string | null;
}

const PAGE = 20;
const LARGEST_PAGE = 50;
/** Pages that are fetched unasked where a whole list is needed. */
const MOST_PAGES = 10;

/** One list of votings, page by page. */
export class VotingList {
  readonly state: Store<ListState> = createStore<ListState>({ ids: [], phase: 'loading', nextToken: null });
  /** Questions are numbered: an answer that comes after the answer to a later question is stale. */
  private asked = 0;
  private answered = 0;

  constructor(
    readonly query: VotingQuery,
    private readonly identity: Identity,
  ) {}

  /** Fetches as much as is shown, from the beginning: at first, and whenever messages may have been missed. */
  async refresh(): Promise<void> {
    const shown = Math.min(LARGEST_PAGE, Math.max(PAGE, this.state.get().ids.length));
    await this.ask(shown, null, (items, nextToken) => ({ ids: items, phase: 'ready', nextToken }));
  }

  /** Fetches the next page. */
  async more(): Promise<void> {
    const { nextToken, phase } = this.state.get();
    if (nextToken === null || phase !== 'ready') return;
    this.state.set((state) => ({ ...state, phase: 'loading-more' }));
    await this.ask(PAGE, nextToken, (items, token, { ids }) => ({
      ids: [...new Set([...ids, ...items])],
      phase: 'ready',
      nextToken: token,
    }));
  }

  /** Puts a voting that was just created, or that just opened, in its place: first. */
  add(id: string): void {
    this.state.set((state) => (state.ids.includes(id) ? state : { ...state, ids: [id, ...state.ids] }));
  }

  private async ask(
    limit: number,
    nextToken: string | null,
    then: (items: string[], nextToken: string | null, state: ListState) => ListState,
  ): Promise<void> {
    const question = ++this.asked;
    const { status, access } = this.query;
    const variables = { filter: { status, ...(access && { access }) }, limit, nextToken };
    try {
      const { votings } = await run<
        { votings: { items: Voting[]; nextToken: string | null } },
        typeof variables
      >(this.identity === 'voter' ? VotingsDocument : PublicVotingsDocument, variables, this.identity);
      rememberVotings(votings.items);
      if (question < this.answered) return;
      this.answered = question;
      const ids = votings.items.map(({ id }) => id);
      this.state.set((state) => then(ids, votings.nextToken, state));
    } catch (thrown) {
      if (question === this.asked)
        this.state.set((state) => ({ ...state, phase: 'failed', error: toApiError(thrown) }));
    }
  }
}

/**
 * Fetches page after page to the end of a list, ten at most.
 * @returns ends it.
 */
export function fetchToEnd(list: VotingList): () => void {
  let pages = 0;
  let longest = 0;
  const next = (): void => {
    const { phase, nextToken, ids } = list.state.get();
    // Fetched again, and only as far as one page goes.
    if (ids.length < longest) pages = 0;
    longest = ids.length;
    if (phase !== 'ready' || nextToken === null || pages >= MOST_PAGES) return;
    pages += 1;
    void list.more();
  };
  next();
  return list.state.subscribe(next);
}
