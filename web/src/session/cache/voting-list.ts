import { MAX_PAGE_SIZE } from '../../../../model/limits';
import { PublicVotingsDocument, VotingsDocument } from '../../../../schema/generated/operations';
import type { VotingAccess, VotingOrder } from '../../../../schema/generated/types';
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
  /** Only votings with these words. */
  search?: string;
}

/** A list as far as it was fetched. */
export interface ListState {
  ids: readonly string[];
  phase: 'loading' | 'ready' | 'loading-more' | 'failed';
  error?: ApiError;
  nextToken: string | null;
}

const PAGE = 20;

/** How many pages without anything found are gone through at once: each looks through some hundred votings. */
const SEARCHES = 5;

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
    const shown = Math.min(MAX_PAGE_SIZE, Math.max(PAGE, this.state.get().ids.length));
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

  /** Takes in a voting that was just created, or that just opened. */
  add(id: string): void {
    this.state.set((state) => (state.ids.includes(id) ? state : { ...state, ids: [id, ...state.ids] }));
  }

  private async ask(
    limit: number,
    nextToken: string | null,
    then: (items: string[], nextToken: string | null, state: ListState) => ListState,
  ): Promise<void> {
    const question = ++this.asked;
    try {
      const votings = await this.fetch(limit, nextToken);
      if (question < this.answered) return;
      this.answered = question;
      this.state.set((state) => then(votings.ids, votings.nextToken, state));
    } catch (thrown) {
      if (question === this.asked)
        this.state.set((state) => ({ ...state, phase: 'failed', error: toApiError(thrown) }));
    }
  }

  /** The API decides how large its pages are: what is shown already may take several. */
  private async fetch(
    limit: number,
    nextToken: string | null,
    searches = SEARCHES,
  ): Promise<{ ids: string[]; nextToken: string | null }> {
    const { status, access, search } = this.query;
    const order: VotingOrder | undefined = status === 'UPCOMING' ? 'OPENING_ASC' : undefined;
    const filter = { status, ...(access && { access }), ...(order && { order }), ...(search && { search }) };
    const variables = { filter, limit, nextToken };
    const { votings } = await run<
      { votings: { items: Voting[]; nextToken: string | null } },
      typeof variables
    >(this.identity === 'voter' ? VotingsDocument : PublicVotingsDocument, variables, this.identity);
    rememberVotings(votings.items);
    const ids = votings.items.map(({ id }) => id);
    if (search && ids.length === 0 && votings.nextToken !== null && searches > 1)
      return this.fetch(limit, votings.nextToken, searches - 1);
    const missing = limit - ids.length;
    if (limit <= PAGE || missing <= 0 || ids.length === 0 || votings.nextToken === null)
      return { ids, nextToken: votings.nextToken };
    const rest = await this.fetch(missing, votings.nextToken);
    return { ids: [...ids, ...rest.ids], nextToken: rest.nextToken };
  }
}
